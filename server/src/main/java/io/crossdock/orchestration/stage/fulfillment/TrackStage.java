package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Carrier;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.TrackingEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code carrier.track}: where a parcel is of which nothing was heard for long. */
@Component
final class TrackStage implements Capability.Remote<String, TrackingEvent.Status> {

    private final Fulfillments fulfillments;
    private final Carrier carrier;

    TrackStage(Fulfillments fulfillments, Carrier carrier) {
        this.fulfillments = fulfillments;
        this.carrier = carrier;
    }

    @Override
    public Signature signature() {
        return Signature.of("carrier.track", "moving", "delivered", "lost");
    }

    @Override
    public List<String> load(Tx tx, List<Work> batch) {
        var trackings = new HashMap<Long, String>();
        fulfillments
                .load(tx, Work.subjects(batch))
                .forEach(f -> trackings.put(f.id().value(), String.valueOf(f.tracking())));
        return batch.stream()
                .map(w -> Objects.requireNonNull(trackings.get(w.subject())))
                .toList();
    }

    @Override
    public TrackingEvent.Status call(String tracking) throws Unavailable {
        return carrier.track(tracking);
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<String, TrackingEvent.Status>> batch) {
        return batch.stream()
                .map(b -> switch (b.answer()) {
                    case MOVING -> Outcome.of("moving");
                    case DELIVERED -> Outcome.of("delivered");
                    case LOST -> Outcome.of("lost");
                })
                .toList();
    }
}
