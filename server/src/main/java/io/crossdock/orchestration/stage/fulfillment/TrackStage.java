package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.TrackingEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code carrier.track}: as {@link TraceStage}, for versions of the process that know nothing of parcels that come
 * back. Such a parcel is a case, and goes on as moving.
 */
@Component
final class TrackStage implements Capability.Remote<TraceStage.Parcel, TrackingEvent> {

    private final TraceStage trace;

    TrackStage(TraceStage trace) {
        this.trace = trace;
    }

    @Override
    public Signature signature() {
        return Signature.of("carrier.track", "moving", "delivered", "lost");
    }

    @Override
    public List<TraceStage.Parcel> load(Tx tx, List<Work> batch) {
        return trace.load(tx, batch);
    }

    @Override
    public TrackingEvent call(TraceStage.Parcel parcel) throws Unavailable {
        return trace.call(parcel);
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<TraceStage.Parcel, TrackingEvent>> batch) {
        return trace.store(tx, batch).stream()
                .map(o -> o.name().equals("returning") ? Outcome.of("moving") : o)
                .toList();
    }
}
