package io.crossdock.inventory.supply;

import java.time.Instant;

/**
 * A line of dated supply, in base units.
 *
 * @param reference of the purchase order, or {@code T<number>} of the transfer
 * @param received sellable and damaged; more than ordered where too many came
 * @param promised to orders, of what is still to come
 * @param sequence of the sender's last message about it
 */
public record SupplyLine(
        long id,
        String reference,
        int line,
        Kind kind,
        String sku,
        String node,
        long ordered,
        long received,
        long promised,
        Instant expectedAt,
        long sequence,
        State state) {

    /** Where it comes from. */
    public enum Kind {
        PURCHASE_ORDER,
        TRANSFER
    }

    /** What becomes of a line; nothing comes on one that is not open, and one that is not open stays so. */
    public enum State {
        OPEN,
        CLOSED,
        CANCELED
    }

    /** Units still to come; zero or more. */
    public long open() {
        return state == State.OPEN ? Math.max(0, ordered - received) : 0;
    }

    /** Units that may still be promised. */
    public long promisable() {
        return open() - promised;
    }
}
