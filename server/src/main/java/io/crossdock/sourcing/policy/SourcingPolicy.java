package io.crossdock.sourcing.policy;

/**
 * What plans are priced by.
 *
 * @param hash of the two texts that it was read from, hexadecimal
 * @param splitMinor for every node beyond the first
 * @param stepsMax steps that one order may take where the exact method has to be limited: a limit of time that comes to
 *     the same answer on every machine
 */
public record SourcingPolicy(
        String hash, String rateCardText, String rulesText, RateCard rateCard, long splitMinor, long stepsMax) {

    /** About 20 ms; the bounds of orders with 40 lines over thousands of nodes take up to ten times as long. */
    static final long STEPS_MAX = 8_000_000;
}
