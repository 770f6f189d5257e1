package io.crossdock.inventory;

/** Units of a SKU that a node may still promise, in base units; more than zero. */
public record AvailableUnits(String node, long units) {}
