package io.crossdock.orders;

/**
 * Numbers of orders.
 *
 * @param open orders in the state {@code open}
 * @param completed orders in the state {@code completed}
 * @param canceled orders in the state {@code canceled}
 * @param capturedLastMinute orders captured in the minute of business time before the transaction
 */
public record OrderCounts(long open, long completed, long canceled, long capturedLastMinute) {

    public long total() {
        return open + completed + canceled;
    }
}
