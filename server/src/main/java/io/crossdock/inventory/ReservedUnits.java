package io.crossdock.inventory;

/** Units of an order line on a node. */
public record ReservedUnits(long order, int line, String sku, String node, long quantity) {}
