package io.crossdock.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * Figures of one variant.
 *
 * @param perSecond orders (or lifecycles) per second, median of the rounds
 * @param floorPerSecond the rate of the bare writer; null without one
 * @param ratio median of the rounds' ratios of product to floor; null without a floor
 * @param rivalPerSecond the rate with one transaction per order; null without a rival
 * @param p50Ms median latency of {@code timed}, in milliseconds
 * @param p99Ms 99th percentile of the latency of {@code timed}, in milliseconds
 * @param timed unit whose latency is measured, for people
 * @param targetRatio target of the ratio; null without a target
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
