package io.crossdock.payments;

import io.crossdock.shared.UnitLine;

/**
 * Units of a line that cost less than it says.
 *
 * @param as the units that it is the price of, which are invoiced and refunded apart from the rest of the line
 * @param unitPriceMinor of one unit, below {@code insteadOfMinor}
 * @param insteadOfMinor the price of one unit that the line's total was made from, above zero
 */
public record LowerPrice(long order, int line, UnitLine as, long unitPriceMinor, long insteadOfMinor) {

    public LowerPrice {
        if (unitPriceMinor < 0 || unitPriceMinor >= insteadOfMinor) {
            throw new IllegalArgumentException(
                    "line " + line + " of order " + order + ": " + unitPriceMinor + " is not below " + insteadOfMinor);
        }
    }
}
