package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.inventory.Disposition;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockReceipt;
import io.crossdock.orders.Orders;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Books goods of parcels that their customers will not get: stock of the place where they are, lost to their orders.
 */
@Component
final class ReturnedParcels {

    private final Orders orders;
    private final OrderKits kits;
    private final Inventory inventory;

    ReturnedParcels(Orders orders, OrderKits kits, Inventory inventory) {
        this.orders = orders;
        this.kits = kits;
        this.inventory = inventory;
    }

    /** A parcel and the node where its goods are now. */
    record Returned(Fulfillment parcel, String node) {}

    /**
     * Books goods in the condition that each one's stage names.
     *
     * @param cause of the receipts of stock
     * @param word what the orders hear
     * @return whole kits that are gone with a parcel, by fulfillment
     */
    Map<Long, String> book(Tx tx, List<Work> batch, List<Returned> back, String cause, String word) {
        var conditions = new HashMap<Long, Disposition>();
        batch.forEach(w -> conditions.put(
                w.subject(),
                Words.parse(Disposition.class, Objects.requireNonNull(w.with().get("condition")))));
        var receipts = back.stream()
                .flatMap(r -> r.parcel.lines().stream()
                        .filter(l -> l.shipped() > 0)
                        .map(l -> new StockReceipt(
                                r.parcel.id().value(),
                                l.sku(),
                                r.node,
                                l.shipped(),
                                ListIndex.known(conditions, r.parcel.id().value()),
                                cause)))
                .toList();
        if (!receipts.isEmpty()) {
            inventory.receive(tx, receipts);
        }
        var gone = LostParcels.book(tx, back.stream().map(Returned::parcel).toList(), orders, kits);
        back.forEach(
                r -> FulfillmentChanges.tell(tx, r.parcel.order(), r.parcel.id().toString(), word));
        return gone;
    }
}
