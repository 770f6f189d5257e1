package io.crossdock.inventory.transfer;

/**
 * Units of a transfer's line.
 *
 * @param units zero or more
 */
public record TransferUnits(int line, long units) {}
