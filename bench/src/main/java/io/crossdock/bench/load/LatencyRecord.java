package io.crossdock.bench.load;

import java.util.Arrays;

/** Latencies of a variant, from any number of threads. */
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

    /** @return milliseconds that this share of all was not slower than; 0 where there are none */
    public synchronized double ms(double share) {
        if (size == 0) {
            return 0;
        }
        var sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1L, Math.round(Math.ceil(share * size)) - 1)] / 1e6;
    }
}
