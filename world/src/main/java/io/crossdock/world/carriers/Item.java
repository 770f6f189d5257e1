package io.crossdock.world.carriers;

/** Units of one line of a fulfillment in a parcel. */
public record Item(int line, String sku, long quantity) {}
