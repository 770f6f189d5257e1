package io.crossdock.world.retailer;

/** What a node has on hand, in whole units of the SKU. */
public record StockSpec(String sku, String node, long onHand) {}
