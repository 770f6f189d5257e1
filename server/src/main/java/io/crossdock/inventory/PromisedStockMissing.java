package io.crossdock.inventory;

import java.util.List;

/** Data of {@link Inventory#PROMISED_STOCK_MISSING}: rows where a count found fewer units than orders hold. */
public record PromisedStockMissing(List<Missing> rows) {

    /** Promised units that a node does not have. */
    public record Missing(String sku, String node, long units) {}
}
