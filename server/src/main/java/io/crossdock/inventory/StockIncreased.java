package io.crossdock.inventory;

import java.util.List;

/** Data of {@link Inventory#STOCK_INCREASED}: SKUs of which more may be promised somewhere than before. */
public record StockIncreased(List<String> skus) {}
