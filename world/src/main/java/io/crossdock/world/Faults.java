package io.crossdock.world;

import java.time.Duration;

/**
 * How badly the outside world behaves. Rates are probabilities per call or webhook, 0 to 1. Times of answers are of the
 * machine, because HTTP time-outs are; times of outages and delays are business time. A call is hit at most
 * {@code inARow} times in a row, so that a run ends.
 *
 * @param slow answers that take up to {@code slowest}
 * @param errors answers of 500 or 503 without an effect
 * @param resets connections closed without an effect
 * @param lostAnswers connections closed after the effect
 * @param hangs answers that are kept back for {@code hang} after the effect, and then never come
 * @param duplicates webhooks sent a second time
 * @param reorders webhooks held back up to {@code reorderDelay}, so that later ones overtake them
 * @param drops webhooks of carriers and nodes that are never sent; whoever waits must ask
 * @param moneyFailures captures and refunds that fail when tried the first time
 * @param outages chance of an outage of a system in a day of business time
 * @param outage how long an outage lasts, business time
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

    /** A world without faults. */
    public static final Faults NONE = new Faults(
            "none", 0, Duration.ZERO, 0, 0, 0, 0, Duration.ZERO, 0, 0, Duration.ZERO, 0, 0, 0, Duration.ZERO, 0);

    /** A normal bad week. */
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

    /** Everything at once. */
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
            default -> throw new IllegalArgumentException("faults are none, default or harsh, not " + name);
        };
    }
}
