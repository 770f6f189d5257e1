package io.crossdock.connectors.carriers;

import io.crossdock.connectors.system.RemoteSystem;
import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.fulfillment.Carrier;
import io.crossdock.fulfillment.TrackingEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/** Tracks parcels of the carriers behind EasyPost's tracking API. */
final class EasyPostCarrier implements Carrier {

    private final RemoteSystem system;
    private final Set<String> tracks;

    EasyPostCarrier(RemoteSystem system, Set<String> tracks) {
        this.system = system;
        this.tracks = tracks;
    }

    @Override
    public Set<String> tracks() {
        return tracks;
    }

    @Override
    public TrackingEvent track(String tracking, Instant now) throws Unavailable {
        var answer = system.get("/trackers/" + URLEncoder.encode(tracking, StandardCharsets.UTF_8));
        if (answer.done() && TrackerEvents.isTracker(answer.body())) {
            return TrackerEvents.event(answer.body(), tracking, now);
        }
        if (answer.status() == 404 && answer.body().path("error").isObject()) {
            return new TrackingEvent(tracking, "", TrackingEvent.Status.MOVING, "not known", now);
        }
        throw new Unavailable("the carrier answered " + answer.status() + " and no tracker for " + tracking);
    }
}
