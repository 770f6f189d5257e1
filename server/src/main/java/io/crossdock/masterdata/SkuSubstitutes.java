package io.crossdock.masterdata;

import java.util.List;

/**
 * Substitutes of a SKU.
 *
 * @param skus the best first; empty: none
 */
public record SkuSubstitutes(String sku, List<String> skus) {

    public SkuSubstitutes {
        skus = List.copyOf(skus);
    }
}
