package io.crossdock.connectors.carriers;

import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.shared.Limits;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/** Reads EasyPost's tracker events. */
final class TrackerEvents {

    private TrackerEvents() {}

    /** Reads an event. @param now the time of an event that carries none */
    static PartnerNotice news(JsonNode event, Instant now) {
        var tracker = event.path("result");
        var tracking = tracker.path("tracking_code").asString("");
        var raw = event.toString();
        if (!tracker.path("object").asString("").equals("Tracker")) {
            return new PartnerNotice.Irrelevant(raw);
        }
        if (tracking.isEmpty()) {
            return new PartnerNotice.Unreadable("names no parcel", raw);
        }
        return new PartnerNotice.OfParcel(
                new TrackingEvent(tracking, tracker.path("carrier").asString(""), status(tracker), at(tracker, now)),
                raw);
    }

    /**
     * Status of a tracker. A parcel is lost if the last detail of a failure says so; after any other failure (a closed
     * shop, a wrong address) it is still moving.
     */
    static TrackingEvent.Status status(JsonNode tracker) {
        return switch (tracker.path("status").asString("")) {
            case "delivered" -> TrackingEvent.Status.DELIVERED;
            case "failure" ->
                last(tracker)
                                .path("message")
                                .asString("")
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains("lost")
                        ? TrackingEvent.Status.LOST
                        : TrackingEvent.Status.MOVING;
            case String other -> TrackingEvent.Status.MOVING;
        };
    }

    private static JsonNode last(JsonNode tracker) {
        var details = tracker.path("tracking_details");
        return details.path(Math.max(0, details.size() - 1));
    }

    private static Instant at(JsonNode tracker, Instant now) {
        try {
            var at = Instant.parse(last(tracker).path("datetime").asString(""));
            return Limits.allows(at) ? at : now;
        } catch (DateTimeParseException e) {
            return now;
        }
    }
}
