package io.crossdock.inventory.supply;

/**
 * A line of a purchase order or transfer, by its sender's name.
 *
 * @param line number of the line in the purchase order or transfer
 */
public record SupplyLineRef(String reference, int line) {}
