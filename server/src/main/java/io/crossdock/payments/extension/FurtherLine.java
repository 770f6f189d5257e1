package io.crossdock.payments.extension;

/** A further line's total for its whole quantity, discount and tax included; zero or more. */
public record FurtherLine(int line, long quantity, long totalMinor) {}
