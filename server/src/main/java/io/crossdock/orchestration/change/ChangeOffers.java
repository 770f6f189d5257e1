package io.crossdock.orchestration.change;

import io.crossdock.allocation.promise.OrderQuotes;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import org.springframework.stereotype.Component;

/** Asks what nodes can do for an order as it would be after a change. */
@Component
final class ChangeOffers {

    private final Masterdata masterdata;
    private final OrderQuotes quotes;

    ChangeOffers(Masterdata masterdata, OrderQuotes quotes) {
        this.masterdata = masterdata;
        this.quotes = quotes;
    }

    /** @param wanted the order as it would be; it has units to send */
    MethodOffer of(Tx tx, Order wanted) {
        var way = wanted.fulfillment();
        if (DeliveryMethod.collected(way.kind())) {
            var node = masterdata.nodesByCode().get(String.valueOf(way.node()));
            if (node == null || !node.serves(tx.at())) {
                return wrong("node", "there is no open node " + way.node());
            }
            if (!node.offers(NodeProfile.Kind.of(way.kind()))) {
                return wrong("fulfillment", "node " + way.node() + " does not offer " + way.kind());
            }
        }
        return new MethodOffer(null, quotes.quote(tx, wanted));
    }

    private static MethodOffer wrong(String field, String why) {
        return new MethodOffer(new MethodOffer.Wrong(field, why), null);
    }
}
