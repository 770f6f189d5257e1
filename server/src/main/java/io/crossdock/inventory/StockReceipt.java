package io.crossdock.inventory;

/**
 * Goods that came in.
 *
 * @param subject the return or inbound delivery that they belong to; 0: none
 * @param cause the ledger's cause in kebab case, for instance {@code customer-return}
 */
public record StockReceipt(
        long subject, String sku, String node, long quantity, Disposition disposition, String cause) {}
