package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.NodeOrders;
import java.util.List;
import org.springframework.stereotype.Component;

/** Orders by the nodes of their fulfillments. */
@Component
final class FulfillmentOrders implements NodeOrders {

    private final Fulfillments fulfillments;

    FulfillmentOrders(Fulfillments fulfillments) {
        this.fulfillments = fulfillments;
    }

    @Override
    public List<Long> at(Tx tx, String node, long below, int most) {
        return fulfillments.ordersAt(tx, node, below, most);
    }
}
