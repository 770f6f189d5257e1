package io.crossdock.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A line and what became of it. Quantities are whole base units of the SKU, amounts minor units of the order's currency
 * for the line as ordered.
 *
 * @param canceled will not be shipped
 * @param shipped left a node; what was delivered, returned or lost later is still counted here
 * @param delivered of the shipped ones
 * @param returned of the delivered ones
 * @param lost of the shipped ones
 * @param allowSubstitutes whether something else may be sent where the SKU is short; null: the customer did not say
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

    /** Still to be shipped. */
    public long open() {
        return ordered - canceled - shipped;
    }

    /** Shipped, and neither delivered nor lost. */
    public long onTheWay() {
        return shipped - delivered - lost;
    }

    /** Delivered and with the customer. */
    public long returnable() {
        return delivered - returned;
    }

    /** As ordered. */
    public long totalMinor() {
        return ordered * unitPriceMinor - discountMinor + taxMinor;
    }
}
