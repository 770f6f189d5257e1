package io.crossdock.payments;

/**
 * Units of a line that cost less than it says.
 *
 * @param as the number under which they are invoiced and refunded; no number of a line
 * @param unitPriceMinor of one unit, below {@code insteadOfMinor}
 * @param insteadOfMinor the price of one unit that the line's total was made from, above zero
 */
public record LowerPrice(long order, int line, int as, long unitPriceMinor, long insteadOfMinor) {

    public LowerPrice {
        if (unitPriceMinor < 0 || unitPriceMinor >= insteadOfMinor) {
            throw new IllegalArgumentException(
                    "line " + line + " of order " + order + ": " + unitPriceMinor + " is not below " + insteadOfMinor);
        }
    }
}
