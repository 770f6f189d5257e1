package io.crossdock.world.retailer;

import java.util.List;

/** A SKU in the format of {@code PUT /v1/skus}. The price is in minor units per whole {@code unit}. */
public record SkuSpec(
        String code,
        String name,
        String unit,
        long weightGrams,
        long priceMinor,
        String currency,
        List<String> traits) {

    /** Goods without traits. */
    public SkuSpec(String code, String name, String unit, long weightGrams, long priceMinor, String currency) {
        this(code, name, unit, weightGrams, priceMinor, currency, List.of());
    }
}
