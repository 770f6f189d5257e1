package io.crossdock.orders;

/**
 * A substitute that is sent in place of a line's SKU. A line has one substitute at a time.
 *
 * <p>Stock, nodes, parcels and returns tell its units apart ({@link io.crossdock.shared.UnitLine}); the order's line
 * counts them as its own.
 *
 * @param quantity units that it replaces now, above zero; zero where it is read
 * @param title name of the substitute
 * @param unitPriceMinor price of a unit; never above the line's price
 * @param cheaper whether the price is below the line's price
 * @param reason why the ordered SKU is not sent, for instance {@code no-stock}
 */
public record LineSubstitution(
        long order,
        int line,
        String sku,
        String title,
        long quantity,
        long unitPriceMinor,
        boolean cheaper,
        String reason) {

    /** At the price that was agreed before. */
    public LineSubstitution pricedAs(LineSubstitution before) {
        return new LineSubstitution(order, line, sku, title, quantity, before.unitPriceMinor, before.cheaper, reason);
    }
}
