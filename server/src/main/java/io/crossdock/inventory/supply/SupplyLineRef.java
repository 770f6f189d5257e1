package io.crossdock.inventory.supply;

/** A line of a purchase order or transfer, by its sender's name. */
public record SupplyLineRef(String reference, int line) {}
