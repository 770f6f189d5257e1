package io.crossdock.inventory;

/** What a node may still promise of a SKU, in base units, above zero. */
public record Available(String node, long units) {}
