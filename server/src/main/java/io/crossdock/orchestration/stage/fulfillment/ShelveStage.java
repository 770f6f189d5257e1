package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.FulfillmentFacts;
import io.crossdock.fulfillment.Fulfillments;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.shelve}: nobody came for a parcel at the store to which a carrier brought it. Its goods are stock
 * of that store, in the condition that the stage names. A parcel that its customer has by now, by the store's word,
 * stays the customer's.
 */
@Component
final class ShelveStage implements Capability.Local {

    private static final String CAUSE = "not-collected";

    private final Fulfillments fulfillments;
    private final ReturnedParcels parcels;

    ShelveStage(Fulfillments fulfillments, ReturnedParcels parcels) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.shelve", "shelved", "collected")
                .taking("condition")
                .learning(FulfillmentFacts.LOST_KITS, FulfillmentFacts.CAME_BACK);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        FulfillmentChanges.lockOrders(tx, fulfillments, batch);
        var collected = fulfillments.collected(tx, Work.subjects(batch));
        var back =
                fulfillments
                        .shelve(
                                tx,
                                Work.subjects(batch).stream()
                                        .filter(id -> !collected.contains(id))
                                        .toList())
                        .stream()
                        .map(f -> new ReturnedParcels.Returned(f, Objects.requireNonNullElse(f.counter(), f.node())))
                        .toList();
        var gone = parcels.book(tx, batch, back, CAUSE, "shelved");
        FulfillmentChanges.waitsNoLonger(
                tx, back.stream().map(ReturnedParcels.Returned::parcel).toList(), "it is on the shelf again");
        return batch.stream()
                .map(w -> collected.contains(w.subject())
                        ? Outcome.of("collected")
                        : Outcome.of("shelved")
                                .with(FulfillmentFacts.CAME_BACK, true)
                                .with(FulfillmentFacts.LOST_KITS, gone.getOrDefault(w.subject(), "")))
                .toList();
    }
}
