package io.crossdock.inventory;

import java.util.List;

/** Data of {@link Inventory#STOCK_INCREASED}: SKUs with more available units at some node than before. */
public record StockIncreased(List<String> skus) {}
