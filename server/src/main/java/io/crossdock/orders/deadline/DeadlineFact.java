package io.crossdock.orders.deadline;

import java.time.Instant;

/** Data of the events about deadlines. */
public sealed interface DeadlineFact {

    /** {@link OrderDeadlines#MISSED}. @param source who set it */
    record Missed(DeadlineKind kind, Instant due, String source) implements DeadlineFact {}

    /** {@link OrderDeadlines#MET}. @param late whether it had passed */
    record Met(DeadlineKind kind, Instant due, boolean late) implements DeadlineFact {}
}
