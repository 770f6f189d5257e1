package io.crossdock.engine.log;

import java.util.Arrays;

/**
 * How stale figures were over the last minute, weighted by time: ten seconds of outage weigh more than a hundred quick
 * looks. A histogram per second, with eight steps per doubling: an answer is at most one eighth too high and never too
 * low.
 */
final class RecentStaleness {

    private static final int SECONDS = 60;
    private static final int STEPS = 8;
    private static final int STEP_BITS = 3;
    private static final int BUCKETS = STEPS * 40;
    private static final long SECOND_NS = 1_000_000_000L;

    private final long[][] weights = new long[SECONDS][BUCKETS];
    private final long[] second = new long[SECONDS];

    RecentStaleness() {
        Arrays.fill(second, Long.MIN_VALUE);
    }

    /** @param micros staleness that held for {@code weight}, in any one unit of time */
    synchronized void add(long now, long micros, long weight) {
        long at = Math.floorDiv(now, SECOND_NS);
        int slot = (int) Math.floorMod(at, (long) SECONDS);
        if (second[slot] != at) {
            Arrays.fill(weights[slot], 0);
            second[slot] = at;
        }
        weights[slot][bucket(micros)] += weight;
    }

    /** Staleness in microseconds that was not exceeded for this share of the last minute; 0 if none was recorded. */
    synchronized long micros(long now, double share) {
        var sums = new long[BUCKETS];
        long total = 0;
        long oldest = Math.floorDiv(now, SECOND_NS) - SECONDS;
        for (int slot = 0; slot < SECONDS; slot++) {
            for (int b = 0; second[slot] > oldest && b < BUCKETS; b++) {
                sums[b] += weights[slot][b];
                total += weights[slot][b];
            }
        }
        long left = (long) Math.ceil(share * total);
        for (int b = 0; b < BUCKETS && total > 0; b++) {
            left -= sums[b];
            if (left <= 0) {
                return top(b);
            }
        }
        return 0;
    }

    private static int bucket(long micros) {
        long value = Math.max(0, micros);
        if (value < STEPS) {
            return (int) value;
        }
        int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - STEP_BITS;
        int bucket = (doublings << STEP_BITS) + (int) (value >>> doublings);
        return Math.min(bucket, BUCKETS - 1);
    }

    /** The highest value of a bucket. */
    private static long top(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int doublings = (bucket >>> STEP_BITS) - 1;
        long step = (bucket & STEPS - 1) + STEPS;
        return (step + 1 << doublings) - 1;
    }
}
