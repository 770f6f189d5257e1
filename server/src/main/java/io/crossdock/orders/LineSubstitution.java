package io.crossdock.orders;

/**
 * What is sent in place of a line's SKU. One line has one substitute at a time.
 *
 * <p>Stock, nodes, parcels and returns know units of a substitute by a number of their own, {@link #number}; the
 * order's line counts them as its own.
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

    /** Above every number of a line and of a kit's part. */
    public static final int NUMBER = 510_000;

    /** At the price that was agreed before. */
    public LineSubstitution at(long minor, boolean less) {
        return new LineSubstitution(order, line, sku, title, quantity, minor, less, reason);
    }

    /** The number of a line's units that are sent as a substitute. */
    public static int number(int line) {
        return line + NUMBER;
    }

    /** Whether a number is one of {@link #number}. */
    public static boolean is(int number) {
        return number > NUMBER;
    }

    /** The order's line that a number stands for; numbers of lines and of parts stand for themselves. */
    public static int sold(int number) {
        return is(number) ? number - NUMBER : number;
    }
}
