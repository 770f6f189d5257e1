package io.crossdock.bench;

import java.util.List;

/** The rates of one round, per second. */
record Round(double product, double floor, double rival) {

    /** Medians of the rounds; the ratio is the median of the rounds' own ratios. */
    static Figures figures(String variant, List<Round> rounds, Latencies latencies, String timed, double target) {
        return new Figures(
                variant,
                Median.of(rounds, Round::product),
                Median.of(rounds, Round::floor),
                Median.of(rounds, r -> r.product / r.floor),
                Median.of(rounds, Round::rival),
                latencies.ms(0.5),
                latencies.ms(0.99),
                timed,
                target);
    }
}
