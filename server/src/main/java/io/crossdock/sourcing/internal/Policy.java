package io.crossdock.sourcing.internal;

/**
 * What plans are priced by.
 *
 * @param hash of the two texts that it was read from, hexadecimal
 * @param splitMinor for every node beyond the first
 */
record Policy(String hash, String rateCardText, String rulesText, RateCard rateCard, long splitMinor) {}
