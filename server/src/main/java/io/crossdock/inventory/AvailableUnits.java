package io.crossdock.inventory;

/** What a node may still promise of a SKU, in base units, above zero. */
public record AvailableUnits(String node, long units) {}
