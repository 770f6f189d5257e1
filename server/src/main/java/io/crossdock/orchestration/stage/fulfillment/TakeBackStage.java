package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.FulfillmentFacts;
import io.crossdock.fulfillment.Fulfillments;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.take-back}: a parcel that the carrier returned is at its node again. Its goods are stock there, in
 * the condition that the stage names, and the customer will not get them.
 */
@Component
final class TakeBackStage implements Capability.Local {

    private static final String CAUSE = "returned-to-sender";

    private final Fulfillments fulfillments;
    private final ReturnedParcels parcels;

    TakeBackStage(Fulfillments fulfillments, ReturnedParcels parcels) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
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
        var back = fulfillments.takeBack(tx, Work.subjects(batch)).stream()
                .map(f -> new ReturnedParcels.Returned(f, f.node()))
                .toList();
        var gone = parcels.book(tx, batch, back, CAUSE, "came-back");
        return batch.stream()
                .map(w -> Outcome.of("taken-back")
                        .with(FulfillmentFacts.CAME_BACK, true)
                        .with(FulfillmentFacts.LOST_KITS, gone.getOrDefault(w.subject(), "")))
                .toList();
    }
}
