package io.crossdock.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.orders.service.ServiceTerms;
import org.jspecify.annotations.Nullable;

/**
 * A line with the quantities of its units in each state. Quantities are whole base units of the SKU, amounts minor
 * units of the order's currency for the line as ordered.
 *
 * @param reference the channel's id of the line; null if it sends none
 * @param ordered units that the customer ordered
 * @param unitPriceMinor price of one base unit, before discount and tax
 * @param discountMinor discount of the whole line
 * @param taxMinor tax of the whole line, on top of the price
 * @param canceled units that will not be shipped
 * @param shipped units that left a node; they count here even if they were delivered, returned or lost later
 * @param delivered units of the shipped ones that arrived
 * @param returned units of the delivered ones that came back
 * @param lost units of the shipped ones that were lost
 * @param allowSubstitutes whether a substitute may be sent where the SKU is short; null: the customer did not say
 * @param service what makes it a service line, whose SKU may be empty; null (left out in JSON) for goods
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean allowSubstitutes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ServiceTerms service) {

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
