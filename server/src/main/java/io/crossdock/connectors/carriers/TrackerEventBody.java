package io.crossdock.connectors.carriers;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of EasyPost, as {@link TrackerEvents} reads it. For the API's description. All else that it sends is kept
 * with the event, and not read.
 *
 * @param result what it is about
 */
public record TrackerEventBody(TrackerResult result) {

    /**
     * A tracker.
     *
     * @param object {@code Tracker}; any other object is taken and not looked at
     * @param trackingCode number of the parcel; blanks don't count
     * @param carrier the carrier's name; null: not told
     * @param status where the parcel is: {@code unknown}, {@code pre_transit}, {@code in_transit} and
     *     {@code out_for_delivery} mean that it moves, {@code delivered} and {@code return_to_sender} what they say,
     *     {@code failure} with the detail {@code lost} that it is lost; any other word is a case for a person
     * @param statusDetail EasyPost's word beside the status; null: that of the newest detail
     * @param trackingDetails what the carrier said so far, in any order
     */
    public record TrackerResult(
            String object,
            @JsonProperty("tracking_code") String trackingCode,
            @Nullable String carrier,
            String status,
            @JsonProperty("status_detail") @Nullable String statusDetail,
            @JsonProperty("tracking_details") @Nullable List<TrackerDetail> trackingDetails) {}

    /**
     * A word of the carrier.
     *
     * @param datetime when it was said, RFC 3339; the newest detail counts; null: before all others
     * @param message text for people; nothing is concluded from it
     * @param statusDetail EasyPost's word for it; null: none
     */
    public record TrackerDetail(
            @Nullable Instant datetime,
            @Nullable String message,
            @JsonProperty("status_detail") @Nullable String statusDetail) {}
}
