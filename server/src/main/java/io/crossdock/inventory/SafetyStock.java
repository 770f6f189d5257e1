package io.crossdock.inventory;

/** Units that a node keeps back from promising; zero or more. */
public record SafetyStock(String sku, String node, long units) {}
