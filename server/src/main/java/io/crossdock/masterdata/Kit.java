package io.crossdock.masterdata;

import io.crossdock.platform.request.NumberRange;
import io.crossdock.shared.Limits;
import java.util.Comparator;
import java.util.List;

/**
 * A SKU that consists of other SKUs.
 *
 * @param parts at least one, by SKU; each part once, and no part is a kit
 */
public record Kit(String sku, List<Part> parts) {

    public Kit {
        parts = parts.stream().sorted(Comparator.comparing(Part::sku)).toList();
    }

    /**
     * A part of a kit.
     *
     * @param sku code of the part's SKU, which is no kit
     * @param quantity base units in one kit, above zero
     */
    public record Part(
            String sku,

            @NumberRange(min = 1, max = Limits.PART_UNITS_MAX)
            long quantity) {}
}
