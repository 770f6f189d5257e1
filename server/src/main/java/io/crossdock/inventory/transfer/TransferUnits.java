package io.crossdock.inventory.transfer;

/**
 * Units of a transfer's line.
 *
 * @param units units that leave, at most the requested ones; zero or more
 */
public record TransferUnits(int line, long units) {}
