package io.crossdock.payments;

import io.crossdock.shared.UnitLine;

/**
 * A lower price for units of a line that are sent as a cheaper SKU.
 *
 * @param as the units with this price; they are invoiced and refunded apart from the rest of the line
 * @param unitPriceMinor price of one unit, below {@code insteadOfMinor}
 * @param insteadOfMinor price of one unit that the line's total was made from, above zero
 */
public record LowerPrice(long order, int line, UnitLine as, long unitPriceMinor, long insteadOfMinor) {

    public LowerPrice {
        if (unitPriceMinor < 0 || unitPriceMinor >= insteadOfMinor) {
            throw new IllegalArgumentException(
                    "line " + line + " of order " + order + ": " + unitPriceMinor + " is not below " + insteadOfMinor);
        }
    }
}
