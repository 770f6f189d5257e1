package io.crossdock.world.retailer;

/** Stock of a SKU that is on hand at a node, in whole units. */
public record StockSpec(String sku, String node, long onHand) {}
