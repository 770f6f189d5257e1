package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentFacts;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orchestration.stage.StageCaseKinds;
import io.crossdock.orders.Orders;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.lose}: writes the parcel's units off on the order, and raises a case to claim them from the
 * carrier.
 */
@Component
public final class LoseStage implements Capability.Local {

    private final Fulfillments fulfillments;
    private final Orders orders;
    private final OrderKits kits;

    LoseStage(Fulfillments fulfillments, Orders orders, OrderKits kits) {
        this.kits = kits;
        this.fulfillments = fulfillments;
        this.orders = orders;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.lose", "lost").learning(FulfillmentFacts.LOST_KITS);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        FulfillmentChanges.lockOrders(tx, fulfillments, batch);
        var lost = fulfillments.lose(tx, Work.subjects(batch));
        var gone = LostParcels.book(tx, lost, orders, kits);
        for (var f : lost) {
            tx.raise(StageCaseKinds.PARCEL_LOST.problem(f.id().value(), words(f)));
            FulfillmentChanges.tell(tx, f.order(), f.id().toString(), "lost");
        }
        return batch.stream()
                .map(w -> outcome(gone.getOrDefault(w.subject(), "")))
                .toList();
    }

    /** A courier's work has most often no number, and a node may not say with whom a parcel left. */
    private static String words(Fulfillment lost) {
        var by = Objects.requireNonNullElse(lost.carrier(), "");
        var number = Objects.requireNonNullElse(lost.tracking(), "");
        var carrier = lost.way() == Fulfillment.Way.SAME_DAY ? "courier" : "carrier";
        return (number.isEmpty() ? lost.id() + " of " + lost.node() : "Parcel " + number)
                + (by.isEmpty() ? "" : " of " + by)
                + " is lost: claim it from the " + carrier;
    }

    private static Outcome outcome(String lostKits) {
        var lost = Outcome.of("lost");
        return lostKits.isEmpty() ? lost : lost.with(FulfillmentFacts.LOST_KITS, lostKits);
    }
}
