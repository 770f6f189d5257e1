package io.crossdock.orders;

import io.crossdock.orders.service.ServiceTerms;
import org.jspecify.annotations.Nullable;

/**
 * A line to capture. Its total is {@code quantity * unitPriceMinor - discountMinor + taxMinor}.
 *
 * @param line 1 for the first, without gaps
 * @param reference the channel's own id of the line
 * @param quantity whole base units of the SKU, above zero
 * @param discountMinor for the whole line, zero or more
 * @param taxMinor for the whole line, zero or more
 * @param allowSubstitutes whether a substitute may be sent where the SKU is short; null: the customer did not say
 * @param service what makes it a service line, whose SKU may be empty; null for goods
 */
public record NewLine(
        int line,
        @Nullable String reference,
        String sku,
        String title,
        long quantity,
        long unitPriceMinor,
        long discountMinor,
        long taxMinor,
        @Nullable Boolean allowSubstitutes,
        @Nullable ServiceTerms service) {

    /** The line as it stands after the capture. */
    OrderLine captured() {
        return new OrderLine(
                line,
                reference,
                sku,
                title,
                quantity,
                unitPriceMinor,
                discountMinor,
                taxMinor,
                0,
                0,
                0,
                0,
                0,
                allowSubstitutes,
                service);
    }

    /** Minor units. @throws ArithmeticException if the amount does not fit */
    public long totalMinor() {
        return Math.addExact(Math.subtractExact(Math.multiplyExact(quantity, unitPriceMinor), discountMinor), taxMinor);
    }
}
