package io.crossdock.fulfillment;

import java.time.Instant;

/** What a carrier says about a parcel. */
public record TrackingEvent(String tracking, String carrier, Status status, Instant at) {

    /** Where a parcel is, as far as it matters here. */
    public enum Status {
        MOVING,
        DELIVERED,
        LOST
    }
}
