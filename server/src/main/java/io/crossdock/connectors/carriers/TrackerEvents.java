package io.crossdock.connectors.carriers;

import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.shared.Limits;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads EasyPost's trackers. Only its own words count, never the texts that carriers write beside them. */
final class TrackerEvents {

    private TrackerEvents() {}

    /** Reads an event. @param now the time of an event that carries none */
    static PartnerNotice news(JsonNode event, Instant now) {
        var tracker = event.path("result");
        var tracking = tracker.path("tracking_code").asString("").replaceAll("\\s", "");
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

    /** The newest detail; some carriers list them from the newest, others from the oldest. */
    private static JsonNode last(JsonNode tracker) {
        return tracker.path("tracking_details")
                .valueStream()
                .reduce((a, b) -> time(b).isBefore(time(a)) ? a : b)
                .orElse(MissingNode.getInstance());
    }

    private static Instant at(JsonNode tracker, Instant now) {
        var at = time(last(tracker));
        return at.equals(Instant.MIN) || !Limits.allows(at) ? now : at;
    }

    /** {@link Instant#MIN} where there is none. */
    private static Instant time(JsonNode detail) {
        try {
            return Instant.parse(detail.path("datetime").asString(""));
        } catch (DateTimeParseException e) {
            return Instant.MIN;
        }
    }
}
