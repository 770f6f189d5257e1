package io.crossdock.bench.load;

import java.util.List;

/** The rates of one round, per second. */
public record BenchRound(double product, double floor, double rival) {

    /** Summarizes rounds by medians; the ratio is the median of the rounds' ratios. */
    public static RunFigures figures(
            String variant, List<BenchRound> rounds, LatencyRecord latencies, String timed, double target) {
        return new RunFigures(
                variant,
                MedianRule.of(rounds, BenchRound::product),
                MedianRule.of(rounds, BenchRound::floor),
                MedianRule.of(rounds, r -> r.product / r.floor),
                MedianRule.of(rounds, BenchRound::rival),
                latencies.ms(0.5),
                latencies.ms(0.99),
                timed,
                target);
    }
}
