package io.crossdock.orders;

/**
 * What is sent in place of a line's SKU. One line has one substitute at a time.
 *
 * <p>Stock, nodes, parcels and returns tell its units apart ({@link io.crossdock.shared.UnitLine}); the order's line
 * counts them as its own.
 *
 * @param quantity units that it takes the place of now, above zero; zero where it is read
 * @param title its name
 * @param unitPriceMinor what a unit is charged; never above the line's price
 * @param cheaper whether that is below the line's price
 * @param reason what kept the ordered SKU back, for instance {@code no-stock}
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
