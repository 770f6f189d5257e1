package io.crossdock.sourcing.policy;

/**
 * Prices and limits of plans.
 *
 * @param hash of the two texts that it was read from, hexadecimal
 * @param splitMinor price of every node beyond the first
 * @param stepsMax most steps of one order's search; a limit of time that gives the same answer on every machine
 */
public record SourcingPolicy(
        String hash, String rateCardText, String rulesText, RateCard rateCard, long splitMinor, long stepsMax) {

    /** About 20 ms; the bounds of orders with 40 lines over thousands of nodes take up to ten times as long. */
    static final long STEPS_MAX = 8_000_000;
}
