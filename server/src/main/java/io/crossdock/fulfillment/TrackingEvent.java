package io.crossdock.fulfillment;

import java.time.Instant;

/** A carrier's report of a parcel. */
public record TrackingEvent(String tracking, String carrier, Status status, Instant at) {

    /** Status of a parcel. */
    public enum Status {
        MOVING,
        DELIVERED,
        LOST
    }
}
