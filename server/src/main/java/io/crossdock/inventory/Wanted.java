package io.crossdock.inventory;

/** Units of a SKU that an order waits for, on any node. */
public record Wanted(long order, String sku, long quantity) {}
