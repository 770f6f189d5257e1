package io.crossdock.inventory.supply;

/** Units of what is still to come on a line of supply. */
public record SupplyPromise(long inbound, long units) {}
