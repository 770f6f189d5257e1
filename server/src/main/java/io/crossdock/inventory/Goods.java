package io.crossdock.inventory;

/** Units of an order line on a node. */
public record Goods(long order, int line, String sku, String node, long quantity) {}
