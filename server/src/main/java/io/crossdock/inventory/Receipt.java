package io.crossdock.inventory;

import io.crossdock.inventory.dispositions.Disposition;

/**
 * Goods that came in.
 *
 * @param subject for whom: a return, an inbound delivery, or 0
 * @param cause kebab-case, for the ledger, for instance {@code customer-return}
 */
public record Receipt(long subject, String sku, String node, long quantity, Disposition disposition, String cause) {}
