package io.crossdock.orders;

/**
 * Units of one line to which something happened.
 *
 * @param quantity whole base units of the SKU, above zero
 */
public record LineChange(long order, int line, long quantity) {}
