package io.crossdock.connectors.internal;

import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.fulfillment.Carrier;
import io.crossdock.fulfillment.TrackingEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Carriers behind EasyPost's tracking API. */
final class EasyPostCarrier implements Carrier {

    private final RemoteSystem system;

    EasyPostCarrier(RemoteSystem system) {
        this.system = system;
    }

    @Override
    public TrackingEvent.Status track(String tracking) throws Unavailable {
        var answer = system.get("/trackers/" + URLEncoder.encode(tracking, StandardCharsets.UTF_8));
        return answer.done() ? TrackerEvents.status(answer.body()) : TrackingEvent.Status.MOVING;
    }
}
