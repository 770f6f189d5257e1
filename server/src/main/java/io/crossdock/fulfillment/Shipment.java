package io.crossdock.fulfillment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node's report of a parcel.
 *
 * @param fulfillment the work, as the node was given it; it may leave in several parcels
 * @param node the node that reports; empty where the report names none
 * @param leftAt when the parcel left, as the node says; null where it does not
 * @param lines units in this parcel
 */
public record Shipment(
        FulfillmentId fulfillment,
        String node,
        String carrier,
        String tracking,
        @Nullable Instant leftAt,
        List<Line> lines,
        Rest rest) {

    /** What the report says of units of the work that no parcel has had. */
    public enum Rest {
        /** Nothing: they may leave later. */
        TO_COME,
        /** The node does not have them, and sends nothing more of this work. */
        MISSING
    }

    public Shipment {
        lines = List.copyOf(lines);
    }

    /** For people: {@code 2 of line 1, with UPS 1Z}. */
    public String words() {
        var units = lines.stream()
                .filter(l -> l.quantity() > 0)
                .map(l -> l.line().counted(l.quantity()))
                .collect(Collectors.joining(", "));
        var parcel = (carrier + " " + tracking).strip();
        return (units.isEmpty() ? "nothing" : units) + (parcel.isEmpty() ? "" : ", with " + parcel);
    }

    public long units() {
        return lines.stream().mapToLong(Line::quantity).sum();
    }

    /** The same report with other units. */
    public Shipment of(FulfillmentId id, List<Line> units) {
        return new Shipment(id, node, carrier, tracking, leftAt, units, rest);
    }

    /** Base units of an order line that left; zero or more. */
    public record Line(@JsonUnwrapped UnitLine line, long quantity) {}
}
