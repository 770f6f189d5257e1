package io.crossdock.orders;

/**
 * Units of a line that somebody does not want any more.
 *
 * @param quantity whole base units of the SKU, above zero
 * @param reason in the words of the one who asked
 */
public record CancelRequest(long order, int line, long quantity, String reason) {

    /** The same request for some of the units. */
    public CancelRequest of(long units) {
        return new CancelRequest(order, line, units, reason);
    }
}
