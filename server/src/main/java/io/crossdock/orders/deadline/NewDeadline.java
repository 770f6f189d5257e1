package io.crossdock.orders.deadline;

import java.time.Instant;

/**
 * A deadline to watch.
 *
 * @param ref what it is of, where an order may have several of a kind; 0 for the order
 * @param source who set it
 * @param owner the team that keeps it
 */
public record NewDeadline(long order, DeadlineKind kind, long ref, Instant due, String source, String owner) {

    /** Source of a time that Crossdock itself promised. It is short, and told of when it has passed. */
    public static final String PROMISE = "promise";
}
