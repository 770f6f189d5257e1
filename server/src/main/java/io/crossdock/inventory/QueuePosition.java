package io.crossdock.inventory;

import java.time.Duration;
import java.time.Instant;

/**
 * When an order's turn comes among those that wait: the earlier is served first, of two with the same the lower id. A
 * rank is a head start of so many days, no more: an order that has waited {@value #RANK_MAX} days stands before every
 * one that comes, whatever its rank. So nobody starves.
 *
 * @param since from when it counts as waiting
 * @param rank 0 (nobody is preferred) to {@value #RANK_MAX}
 */
public record QueuePosition(Instant since, int rank) {

    public static final int RANK_MAX = 5;

    /** What one rank is worth. */
    public static final Duration RANK = Duration.ofDays(1);

    public QueuePosition {
        if (rank < 0 || rank > RANK_MAX) {
            throw new IllegalArgumentException("a rank is 0 to " + RANK_MAX + ", not " + rank);
        }
    }

    /** Its place in the queue. */
    public Instant place() {
        return since.minus(RANK.multipliedBy(rank));
    }
}
