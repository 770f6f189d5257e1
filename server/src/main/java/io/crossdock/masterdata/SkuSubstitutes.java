package io.crossdock.masterdata;

import java.util.List;

/**
 * What may be offered in place of a SKU.
 *
 * @param skus the best first; empty: nothing
 */
public record SkuSubstitutes(String sku, List<String> skus) {

    public SkuSubstitutes {
        skus = List.copyOf(skus);
    }
}
