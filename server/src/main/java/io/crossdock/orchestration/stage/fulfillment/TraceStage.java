package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Carriers;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.TrackingEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code carrier.trace}: asks the carrier for a parcel that had no news for long. */
@Component
final class TraceStage implements Capability.Remote<TraceStage.Parcel, TrackingEvent> {

    private final Fulfillments fulfillments;
    private final Carriers carriers;

    /** A parcel, as its node reported it. @param at time of the question */
    record Parcel(String carrier, String tracking, Instant at) {}

    TraceStage(Fulfillments fulfillments, Carriers carriers) {
        this.fulfillments = fulfillments;
        this.carriers = carriers;
    }

    @Override
    public Signature signature() {
        return Signature.of("carrier.trace", "moving", "delivered", "lost", "returning", "unclear");
    }

    @Override
    public List<Parcel> load(Tx tx, List<Work> batch) {
        var parcels = new HashMap<Long, Parcel>();
        fulfillments
                .load(tx, Work.subjects(batch))
                .forEach(f -> parcels.put(
                        f.id().value(),
                        new Parcel(String.valueOf(f.carrier()), String.valueOf(f.tracking()), tx.at())));
        return batch.stream()
                .map(w -> Objects.requireNonNull(parcels.get(w.subject())))
                .toList();
    }

    @Override
    public TrackingEvent call(Parcel parcel) throws Unavailable {
        return carriers.of(parcel.carrier()).track(parcel.tracking(), parcel.at());
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<Parcel, TrackingEvent>> batch) {
        var answers = new LinkedHashMap<Long, TrackingEvent>();
        batch.forEach(b -> answers.put(b.work().subject(), b.answer()));
        return fulfillments.foundTracking(tx, answers).stream()
                .map(status -> switch (status) {
                    case MOVING -> Outcome.of("moving");
                    case TROUBLE -> Outcome.of("unclear");
                    case DELIVERED -> Outcome.of("delivered");
                    case LOST -> Outcome.of("lost");
                    case RETURNING -> Outcome.of("returning");
                })
                .toList();
    }
}
