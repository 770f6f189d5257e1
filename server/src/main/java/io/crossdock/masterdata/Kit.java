package io.crossdock.masterdata;

import java.util.Comparator;
import java.util.List;

/**
 * A SKU that is made of others.
 *
 * @param parts by SKU, one at least; each part once, and none of them a kit
 */
public record Kit(String sku, List<Part> parts) {

    public Kit {
        parts = parts.stream().sorted(Comparator.comparing(Part::sku)).toList();
    }

    /** @param quantity base units in one kit, above zero */
    public record Part(String sku, long quantity) {}
}
