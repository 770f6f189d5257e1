package io.crossdock.connectors.carriers;

import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.shared.Limits;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/** Reads EasyPost's trackers. Only its own words count, never the texts that carriers write beside them. */
final class TrackerEvents {

    private TrackerEvents() {}

    /** Reads an event. @param now the time of an event that carries none */
    static PartnerNotice news(JsonNode event, Instant now) {
        var tracker = event.path("result");
        var tracking = tracker.path("tracking_code").asString("");
        var raw = event.toString();
        if (!tracker.isObject()) {
            return new PartnerNotice.Unreadable("has no object 'result'", raw);
        }
        if (!isTracker(tracker)) {
            return new PartnerNotice.Irrelevant(raw);
        }
        if (tracking.isEmpty()) {
            return new PartnerNotice.Unreadable("names no parcel", raw);
        }
        return new PartnerNotice.OfParcel(event(tracker, tracking, now), raw);
    }

    static boolean isTracker(JsonNode tracker) {
        return tracker.path("object").asString("").equals("Tracker");
    }

    /** Reads a tracker. */
    static TrackingEvent event(JsonNode tracker, String tracking, Instant now) {
        return new TrackingEvent(
                tracking, tracker.path("carrier").asString(""), status(tracker), words(tracker), at(tracker, now));
    }

    /**
     * What EasyPost's status means. A failure is a loss only where its detail is the word {@code lost}; any other (a
     * closed shop, a wrong address) is somebody's to clear up, as is a word that is not known here.
     */
    private static TrackingEvent.Status status(JsonNode tracker) {
        return switch (tracker.path("status").asString("")) {
            case "unknown", "pre_transit", "in_transit", "out_for_delivery" -> TrackingEvent.Status.MOVING;
            case "delivered" -> TrackingEvent.Status.DELIVERED;
            case "return_to_sender" -> TrackingEvent.Status.RETURNING;
            case "failure" -> detail(tracker).equals("lost") ? TrackingEvent.Status.LOST : TrackingEvent.Status.TROUBLE;
            case String other ->
                TrackingEvent.Status.TROUBLE; // available_for_pickup, cancelled, error, and the unknown
        };
    }

    /** EasyPost's word beside the status: of the tracker, or of its last detail. */
    private static String detail(JsonNode tracker) {
        var own = tracker.path("status_detail").asString("");
        return own.isEmpty() ? last(tracker).path("status_detail").asString("") : own;
    }

    private static String words(JsonNode tracker) {
        var status = tracker.path("status");
        var message = last(tracker).path("message").asString("");
        var word = status.isString() ? status.stringValue() : status.toString();
        return message.isEmpty() ? word : word + ": " + message;
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
