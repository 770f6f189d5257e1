package io.crossdock.world;

import java.time.Duration;

/**
 * Rates of faults in the outside world: probabilities per call or webhook, 0 to 1. Response times are machine time, as
 * HTTP time-outs are; outages and delays are business time. A call fails at most {@code inARow} times in a row, so that
 * every run ends.
 *
 * @param slow responses that take up to {@code slowest}
 * @param errors responses 500 or 503 without an effect
 * @param resets connections closed without an effect
 * @param lostAnswers connections closed after the effect
 * @param hangs connections that stay silent for {@code hang} after the effect and then close
 * @param duplicates webhooks sent a second time
 * @param reorders webhooks delayed by up to {@code reorderDelay}, so that later ones overtake them
 * @param drops webhooks of carriers and nodes that are never sent; the receiver has to poll
 * @param moneyFailures captures and refunds whose first attempt fails
 * @param outages probability that a system has an outage on a business day
 * @param outage length of an outage, business time
 */
public record Faults(
        String name,
        double slow,
        Duration slowest,
        double errors,
        double resets,
        double lostAnswers,
        double hangs,
        Duration hang,
        double duplicates,
        double reorders,
        Duration reorderDelay,
        double drops,
        double moneyFailures,
        double outages,
        Duration outage,
        int inARow) {

    /** No faults. */
    public static final Faults NONE = new Faults(
            "none", 0, Duration.ZERO, 0, 0, 0, 0, Duration.ZERO, 0, 0, Duration.ZERO, 0, 0, 0, Duration.ZERO, 0);

    /** Faults of an ordinary bad week. */
    public static final Faults DEFAULT = new Faults(
            "default",
            0.02,
            Duration.ofMillis(300),
            0.01,
            0.003,
            0.003,
            0.0003,
            Duration.ofSeconds(3),
            0.02,
            0.02,
            Duration.ofHours(2),
            0.001,
            0.002,
            0.3,
            Duration.ofMinutes(10),
            3);

    /** Frequent faults of every kind. */
    public static final Faults HARSH = new Faults(
            "harsh",
            0.06,
            Duration.ofMillis(800),
            0.05,
            0.02,
            0.02,
            0.001,
            Duration.ofSeconds(6),
            0.10,
            0.10,
            Duration.ofHours(8),
            0.01,
            0.01,
            1.0,
            Duration.ofMinutes(45),
            5);

    /** @throws IllegalArgumentException for a name other than none, default and harsh */
    public static Faults named(String name) {
        return switch (name) {
            case "none" -> NONE;
            case "default" -> DEFAULT;
            case "harsh" -> HARSH;
            default -> throw new IllegalArgumentException("--faults must be none, default or harsh, not " + name);
        };
    }
}
