package io.crossdock.inventory.supply;

/** A line of a purchase order or transfer, as its sender names it. */
public record SupplyLineRef(String reference, int line) {}
