package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Carriers;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.TrackingEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code carrier.track}: asks the carrier for a parcel that had no news for long. */
@Component
final class TrackStage implements Capability.Remote<TrackStage.Parcel, TrackingEvent.Status> {

    private final Fulfillments fulfillments;
    private final Carriers carriers;

    /** A parcel, as its node reported it. */
    record Parcel(String carrier, String tracking) {}

    TrackStage(Fulfillments fulfillments, Carriers carriers) {
        this.fulfillments = fulfillments;
        this.carriers = carriers;
    }

    @Override
    public Signature signature() {
        return Signature.of("carrier.track", "moving", "delivered", "lost");
    }

    @Override
    public List<Parcel> load(Tx tx, List<Work> batch) {
        var parcels = new HashMap<Long, Parcel>();
        fulfillments
                .load(tx, Work.subjects(batch))
                .forEach(f -> parcels.put(
                        f.id().value(), new Parcel(String.valueOf(f.carrier()), String.valueOf(f.tracking()))));
        return batch.stream()
                .map(w -> Objects.requireNonNull(parcels.get(w.subject())))
                .toList();
    }

    @Override
    public TrackingEvent.Status call(Parcel parcel) throws Unavailable {
        return carriers.of(parcel.carrier()).track(parcel.tracking());
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<Parcel, TrackingEvent.Status>> batch) {
        return batch.stream()
                .map(b -> switch (b.answer()) {
                    case MOVING -> Outcome.of("moving");
                    case DELIVERED -> Outcome.of("delivered");
                    case LOST -> Outcome.of("lost");
                })
                .toList();
    }
}
