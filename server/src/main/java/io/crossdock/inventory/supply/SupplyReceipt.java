package io.crossdock.inventory.supply;

/**
 * Goods of an announced line that came.
 *
 * @param sellable units that go to on hand
 * @param damaged units that go to quarantine; one of the two is above zero
 */
public record SupplyReceipt(SupplyLineRef at, long sellable, long damaged) {}
