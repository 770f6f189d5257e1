package io.crossdock.fulfillment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node's report that goods are ready for their customer.
 *
 * @param fulfillment the work, as the node was given it
 * @param node the node that reports; empty where the report names none
 * @param at when they were ready, as the node says; null where it does not
 * @param lines units that are ready now, without those of earlier reports
 * @param rest what the report says of the others
 */
public record ReadyReport(
        FulfillmentId fulfillment, String node, @Nullable Instant at, List<Shipment.Line> lines, Shipment.Rest rest) {

    public ReadyReport {
        lines = List.copyOf(lines);
    }

    public long units() {
        return lines.stream().mapToLong(Shipment.Line::quantity).sum();
    }
}
