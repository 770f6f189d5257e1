package io.crossdock.bench.load;

import java.util.Arrays;

/** Latencies of a variant. Any number of threads may add to it. */
public final class LatencyRecord {

    private long[] nanos = new long[1024];
    private int size;

    public synchronized void add(long duration) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = duration;
    }

    public synchronized void clear() {
        size = 0;
    }

    /** Returns a quantile in milliseconds, for instance 0.99; 0 without latencies. */
    public synchronized double ms(double share) {
        if (size == 0) {
            return 0;
        }
        var sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1L, Math.round(Math.ceil(share * size)) - 1)] / 1e6;
    }
}
