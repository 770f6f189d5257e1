package io.crossdock.inventory.supply;

/** Units to come of a supply line. */
public record SupplyPromise(long inbound, long units) {}
