package io.crossdock.fulfillment;

import java.time.Instant;

/**
 * A carrier's report of a parcel.
 *
 * @param word the carrier's own words, for people
 * @param at when it happened, as the carrier says
 */
public record TrackingEvent(String tracking, String carrier, Status status, String word, Instant at) {

    /** What a report means for a parcel. */
    public enum Status {
        /** It is on its way, or nothing is known yet. */
        MOVING,
        DELIVERED,
        /** The carrier gives it up. */
        LOST,
        /** The carrier brings it back to its sender. */
        RETURNING,
        /** It needs a person: it waits at a counter, was not handed over, or the word is not known. */
        TROUBLE
    }
}
