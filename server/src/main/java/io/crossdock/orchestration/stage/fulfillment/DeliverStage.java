package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.Orders;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code fulfillment.deliver}: records that the customer has the parcel. */
@Component
public final class DeliverStage implements Capability.Local {

    private final Fulfillments fulfillments;
    private final Orders orders;
    private final OrderKits kits;

    DeliverStage(Fulfillments fulfillments, Orders orders, OrderKits kits) {
        this.kits = kits;
        this.fulfillments = fulfillments;
        this.orders = orders;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.deliver", "delivered");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        FulfillmentChanges.lockOrders(tx, fulfillments, batch);
        var delivered = fulfillments.deliver(tx, Work.subjects(batch));
        if (!delivered.isEmpty()) {
            var whole = ParcelUnits.kits(kits.load(tx, ParcelUnits.ofParts(delivered)), KitExplosion.Whole::delivered);
            orders.delivered(tx, ParcelUnits.both(ParcelUnits.changes(delivered), whole));
        }
        delivered.forEach(f -> FulfillmentChanges.tell(tx, f.order(), f.id().toString(), "delivered"));
        FulfillmentChanges.waitsNoLonger(tx, delivered, "it was collected");
        return Outcome.all(batch, "delivered");
    }
}
