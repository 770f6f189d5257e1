package io.crossdock.inventory;

import java.util.List;

/** Data of {@link Inventory#PROMISED_STOCK_MISSING}: where a count found less than is promised to orders. */
public record PromisedStockMissing(List<Missing> rows) {

    /** Promised units that were not found on a node. */
    public record Missing(String sku, String node, long units) {}
}
