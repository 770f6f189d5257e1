package io.crossdock.inventory;

import java.util.List;

/**
 * Data of {@link Inventory#STOCK_AWAITED}: SKUs that orders began to wait for. Whoever wakes orders listens to this too: units that came
 * in between an order's look at the stock and its commit would otherwise pass it by.
 */
public record StockAwaited(List<String> skus) {}
