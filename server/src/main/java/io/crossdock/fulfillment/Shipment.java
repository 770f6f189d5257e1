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
 * @param handover who got it at the counter; null where it left with a carrier, or nobody knows
 */
public record Shipment(
        FulfillmentId fulfillment,
        String node,
        String carrier,
        String tracking,
        @Nullable Instant leftAt,
        List<Line> lines,
        Rest rest,
        @Nullable Handover handover) {

    /** A report of a parcel that left with a carrier. */
    public Shipment(
            FulfillmentId fulfillment,
            String node,
            String carrier,
            String tracking,
            @Nullable Instant leftAt,
            List<Line> lines,
            Rest rest) {
        this(fulfillment, node, carrier, tracking, leftAt, lines, rest, null);
    }

    /**
     * The customer has the goods, by the node's word.
     *
     * @param by who got them; empty where the node does not say
     * @param proof what the node keeps as a proof; empty likewise
     */
    public record Handover(String by, String proof) {}

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
        return (units.isEmpty() ? "nothing" : units)
                + (handover != null ? ", collected" : "")
                + (parcel.isEmpty() ? "" : ", with " + parcel);
    }

    public long units() {
        return lines.stream().mapToLong(Line::quantity).sum();
    }

    /** The same report with other units. */
    public Shipment of(FulfillmentId id, List<Line> units) {
        return new Shipment(id, node, carrier, tracking, leftAt, units, rest, handover);
    }

    /** The same report with another name. */
    public Shipment handedTo(Handover other) {
        return new Shipment(fulfillment, node, carrier, tracking, leftAt, lines, rest, other);
    }

    /** The report that nothing of a part leaves: its node does not have it. */
    public static Shipment none(Fulfillment part, String node) {
        return new Shipment(
                part.id(),
                node,
                "",
                "",
                null,
                part.lines().stream().map(l -> new Line(l.line(), 0)).toList(),
                Rest.MISSING);
    }

    /** Base units of an order line that left; zero or more. */
    public record Line(@JsonUnwrapped UnitLine line, long quantity) {}
}
