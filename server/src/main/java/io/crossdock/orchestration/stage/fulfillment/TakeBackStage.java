package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentFacts;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Disposition;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockReceipt;
import io.crossdock.orders.Orders;
import io.crossdock.shared.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.take-back}: a parcel that the carrier returned is at its node again. Its goods are stock there, in
 * the condition that the stage names, and the customer will not get them.
 */
@Component
final class TakeBackStage implements Capability.Local {

    private static final String CAUSE = "returned-to-sender";

    private final Fulfillments fulfillments;
    private final Orders orders;
    private final OrderKits kits;
    private final Inventory inventory;

    TakeBackStage(Fulfillments fulfillments, Orders orders, OrderKits kits, Inventory inventory) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.kits = kits;
        this.inventory = inventory;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.take-back", "taken-back")
                .taking("condition")
                .learning(FulfillmentFacts.LOST_KITS, FulfillmentFacts.CAME_BACK);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        FulfillmentChanges.lockOrders(tx, fulfillments, batch);
        var back = fulfillments.takeBack(tx, Work.subjects(batch));
        var conditions = new HashMap<Long, Disposition>();
        batch.forEach(w -> conditions.put(
                w.subject(),
                Words.parse(Disposition.class, Objects.requireNonNull(w.with().get("condition")))));
        var receipts = back.stream()
                .flatMap(f -> f.lines().stream()
                        .filter(l -> l.shipped() > 0)
                        .map(l -> receipt(f, l, Objects.requireNonNull(conditions.get(f.id().value())))))
                .toList();
        if (!receipts.isEmpty()) {
            inventory.receive(tx, receipts);
        }
        var gone = LostParcels.book(tx, back, orders, kits);
        back.forEach(f -> FulfillmentChanges.tell(tx, f.order(), f.id().toString(), "came-back"));
        return batch.stream()
                .map(w -> Outcome.of("taken-back")
                        .with(FulfillmentFacts.CAME_BACK, true)
                        .with(FulfillmentFacts.LOST_KITS, gone.getOrDefault(w.subject(), "")))
                .toList();
    }

    private static StockReceipt receipt(Fulfillment f, Fulfillment.Line line, Disposition condition) {
        return new StockReceipt(f.id().value(), line.sku(), f.node(), line.shipped(), condition, CAUSE);
    }
}
