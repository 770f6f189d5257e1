package io.crossdock.inventory.supply;

/**
 * Units of a transfer's line.
 *
 * @param units zero or more
 */
public record TransferUnits(int line, long units) {}
