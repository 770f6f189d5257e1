package io.crossdock.inventory.transfer;

import java.time.Instant;
import java.util.List;

/** Stock on its way from one node to another. */
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
     * Where a transfer stands.
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
     * @param shipped zero until the transfer ships; at most what was requested
     * @param received sellable units that came
     * @param damaged units that came and are in quarantine
     * @param excess of the units that came, those beyond what was shipped
     * @param lost units that had not come when the transfer was closed
     */
    public record Line(
            int line, String sku, long requested, long shipped, long received, long damaged, long excess, long lost) {

        /** On their way. */
        public long inTransit() {
            return shipped + excess - received - damaged - lost;
        }
    }
}
