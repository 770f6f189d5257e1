package io.crossdock.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A line with the quantities of its units in each state. Quantities are whole base units of the SKU, amounts minor
 * units of the order's currency for the line as ordered.
 *
 * @param canceled units that will not be shipped
 * @param shipped units that left a node; they count here even if they were delivered, returned or lost later
 * @param delivered of the shipped units
 * @param returned of the delivered units
 * @param lost of the shipped units
 * @param allowSubstitutes whether a substitute may be sent where the SKU is short; null: the customer did not say
 */
public record OrderLine(
        int line,
        @Nullable String reference,
        String sku,
        String title,
        long ordered,
        long unitPriceMinor,
        long discountMinor,
        long taxMinor,
        long canceled,
        long shipped,
        long delivered,
        long returned,
        long lost,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean allowSubstitutes) {

    /** Units still to be shipped. */
    public long open() {
        return ordered - canceled - shipped;
    }

    /** Units shipped, and neither delivered nor lost. */
    public long onTheWay() {
        return shipped - delivered - lost;
    }

    /** Delivered units that were not returned. */
    public long returnable() {
        return delivered - returned;
    }

    /** Total of the line as ordered, in minor units. */
    public long totalMinor() {
        return ordered * unitPriceMinor - discountMinor + taxMinor;
    }
}
