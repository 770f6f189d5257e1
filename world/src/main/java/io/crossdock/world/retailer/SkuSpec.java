package io.crossdock.world.retailer;

/** A SKU as {@code PUT /v1/skus} takes it. The price is minor units per whole {@code unit}. */
public record SkuSpec(String code, String name, String unit, long weightGrams, long priceMinor, String currency) {}
