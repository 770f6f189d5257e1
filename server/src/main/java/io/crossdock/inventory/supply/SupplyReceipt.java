package io.crossdock.inventory.supply;

/**
 * Arrived goods of an announced line.
 *
 * @param sellable units that go on hand
 * @param damaged units that go to quarantine; one of the two is more than zero
 */
public record SupplyReceipt(SupplyLineRef at, long sellable, long damaged) {}
