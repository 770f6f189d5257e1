package io.crossdock.inventory.transfer;

import java.time.Instant;
import java.util.List;

/** A transfer of stock between two nodes. */
public record Transfer(
        long id,
        String reference,
        String from,
        String to,
        State state,
        Instant requestedAt,
        Instant expectedAt,
        List<Line> lines) {

    /**
     * State of a transfer.
     *
     * <pre>
     * requested  reserved at the source      -> shipped, canceled
     * shipped    in transit to the target    -> closed
     * </pre>
     */
    public enum State {
        REQUESTED,
        SHIPPED,
        CLOSED,
        CANCELED
    }

    public Transfer {
        lines = List.copyOf(lines);
    }

    /**
     * Units of one SKU.
     *
     * @param shipped zero until the transfer ships; at most the requested units
     * @param received sellable units that arrived
     * @param damaged units that arrived and are in quarantine
     * @param excess arrived units beyond the shipped ones
     * @param lost units that had not arrived when the transfer was closed
     */
    public record Line(
            int line, String sku, long requested, long shipped, long received, long damaged, long excess, long lost) {

        /** Units in transit. */
        public long inTransit() {
            return shipped + excess - received - damaged - lost;
        }
    }
}
