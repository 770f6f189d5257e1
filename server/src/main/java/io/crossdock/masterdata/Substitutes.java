package io.crossdock.masterdata;

import java.util.List;

/**
 * What may be offered in place of a SKU.
 *
 * @param skus the best first; empty: nothing
 */
public record Substitutes(String sku, List<String> skus) {

    public Substitutes {
        skus = List.copyOf(skus);
    }
}
