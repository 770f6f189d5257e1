package io.crossdock.world.retailer;

/** A SKU in the format of {@code PUT /v1/skus}. The price is in minor units per whole {@code unit}. */
public record SkuSpec(String code, String name, String unit, long weightGrams, long priceMinor, String currency) {}
