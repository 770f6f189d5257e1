package io.crossdock.inventory;

/**
 * Goods that came in.
 *
 * @param subject for whom: a return, an inbound delivery, or 0
 * @param cause kebab-case, for the ledger, for instance {@code customer-return}
 */
public record StockReceipt(
        long subject, String sku, String node, long quantity, Disposition disposition, String cause) {}
