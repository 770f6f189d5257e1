package io.crossdock.orders.deadline;

import java.time.Instant;

/**
 * A deadline of which something is to be told.
 *
 * @param told what: that it is near, or that it has passed
 */
public record PassedDeadline(long order, DeadlineKind kind, long ref, Instant due, String source, Told told) {

    /** What is told of a deadline. */
    public enum Told {
        NEAR,
        PASSED,
        /** It has passed, and nobody was told before that it was near. */
        PASSED_AT_ONCE
    }
}
