package io.crossdock.inventory;

import java.time.Duration;
import java.time.Instant;

/**
 * An order's position among those that wait: the earlier {@link #place} is served first, then the lower id. A rank is a
 * head start in days, so nobody starves: an order that has waited {@value #RANK_MAX} days stands before every new one,
 * whatever its rank.
 *
 * @param since time from which the order waits
 * @param rank 0 (no preference) to {@value #RANK_MAX}
 */
public record QueuePosition(Instant since, int rank) {

    public static final int RANK_MAX = 5;

    /** Head start that one rank gives. */
    public static final Duration RANK = Duration.ofDays(1);

    public QueuePosition {
        if (rank < 0 || rank > RANK_MAX) {
            throw new IllegalArgumentException("a rank is 0 to " + RANK_MAX + ", not " + rank);
        }
    }

    /** Time of waiting less the head start; the queue is sorted by it. */
    public Instant place() {
        return since.minus(RANK.multipliedBy(rank));
    }
}
