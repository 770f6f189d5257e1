package io.crossdock.inventory.sharing;

/** Whether a SKU may not be promised at a node, however much lies there. Promises that were made stay. */
public record SkuBar(String sku, String node, boolean barred) {}
