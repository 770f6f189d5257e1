package io.crossdock.inventory.supply;

import java.time.Instant;

/**
 * A line of dated supply, in base units.
 *
 * @param reference reference of the purchase order, or {@code T<number>} of the transfer
 * @param received sellable and damaged units; more than ordered after an excess receipt
 * @param promised units to come that orders have claims on
 * @param sequence number of the sender's last message about the line
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

    /** Source of the supply. */
    public enum Kind {
        PURCHASE_ORDER,
        TRANSFER
    }

    /** State of a line. Nothing arrives on a line that is not open, and it never opens again. */
    public enum State {
        OPEN,
        CLOSED,
        CANCELED
    }

    /** Units to come; zero or more. */
    public long open() {
        return state == State.OPEN ? Math.max(0, ordered - received) : 0;
    }

    /** Units that may still be promised. */
    public long promisable() {
        return open() - promised;
    }
}
