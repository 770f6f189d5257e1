package io.crossdock.inventory;

/** Safety units of a SKU at a node; zero or more. */
public record SafetyStock(String sku, String node, long units) {}
