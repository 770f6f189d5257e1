package io.crossdock.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * One row of the answer.
 *
 * @param perSecond orders (or lifecycles) per second, median of the rounds
 * @param floorPerSecond the same of the bare writer; null where there is none
 * @param ratio median of the rounds' ratios, product to floor
 * @param rivalPerSecond the same of one transaction per order; null where there is none
 * @param p50Ms of what {@code timed} says, in milliseconds
 * @param p99Ms of what {@code timed} says, in milliseconds
 * @param timed what the latencies are of
 * @param targetRatio what the ratio should reach; null where nothing is promised
 */
public record RunFigures(
        String variant,
        double perSecond,
        @Nullable Double floorPerSecond,
        @Nullable Double ratio,
        @Nullable Double rivalPerSecond,
        double p50Ms,
        double p99Ms,
        String timed,
        @Nullable Double targetRatio) {}
