package io.crossdock.masterdata;

import io.crossdock.platform.request.ListSize;
import java.util.List;

/**
 * Substitutes of a SKU.
 *
 * @param skus the best first; empty: none
 */
public record SkuSubstitutes(
        String sku,

        @ListSize(min = 0, max = Assortment.SUBSTITUTES_MAX, sent = true)
        List<String> skus) {

    public SkuSubstitutes {
        skus = List.copyOf(skus);
    }
}
