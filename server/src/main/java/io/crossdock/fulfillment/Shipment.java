package io.crossdock.fulfillment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node's report of goods that left.
 *
 * @param fulfillment the work, as the node was given it; it may leave in several parcels
 * @param node the node that reports; empty where the report names none
 * @param way with whom they left
 * @param leftAt when they left, as the node says; null where it does not
 * @param lines units in this parcel
 */
public record Shipment(
        FulfillmentId fulfillment,
        String node,
        Exit way,
        @Nullable Instant leftAt,
        List<Line> lines,
        Rest rest) {

    /** A report of a parcel that left with a carrier, or with nobody knows whom. */
    public Shipment(
            FulfillmentId fulfillment,
            String node,
            String carrier,
            String tracking,
            @Nullable Instant leftAt,
            List<Line> lines,
            Rest rest) {
        this(fulfillment, node, new Carried(carrier, tracking), leftAt, lines, rest);
    }

    /** With whom goods left. */
    public sealed interface Exit {}

    /** With a carrier; both are empty where the node does not say. */
    public record Carried(String carrier, String tracking) implements Exit {}

    /**
     * With their customer, by the node's word.
     *
     * @param by who got them; empty where the node does not say
     * @param proof what the node keeps as a proof; empty likewise
     * @param place where they got them, which is what the node's word says
     */
    public record Handover(String by, String proof, Place place) implements Exit {}

    /** Where customers get goods from people. */
    public enum Place {
        /** At the counter, or the car. */
        COUNTER("collected"),
        /** At their door, from a courier or a carrier. */
        DOOR("delivered");

        private final String word;

        Place(String word) {
            this.word = word;
        }

        /** The node's word for it. */
        public String word() {
            return word;
        }
    }

    /**
     * To their customer as a code, a licence, a download or a gift card by mail, by the node's word.
     *
     * @param to to whom, as the node says; empty where it does not say
     * @param reference by which the node knows the delivery; never the code
     */
    public record Delivered(String to, String reference) implements Exit {}

    /** Empty where no carrier has it. */
    public String carrier() {
        return way instanceof Carried carried ? carried.carrier() : "";
    }

    /** Empty where no carrier has it, or without a number. */
    public String tracking() {
        return way instanceof Carried carried ? carried.tracking() : "";
    }

    /** Who got it at the counter or the door; null where it left with a carrier, or nobody knows. */
    public @Nullable Handover handover() {
        return way instanceof Handover handover ? handover : null;
    }

    /** To whom it was delivered without a carrier; null where it was not. */
    public @Nullable Delivered delivered() {
        return way instanceof Delivered delivered ? delivered : null;
    }

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
        var parcel = (carrier() + " " + tracking()).strip();
        return (units.isEmpty() ? "nothing" : units)
                + switch (way) {
                    case Handover handed -> ", " + handed.place().word();
                    case Delivered delivered -> ", delivered as " + delivered.reference();
                    case Carried carried -> "";
                }
                + (parcel.isEmpty() ? "" : ", with " + parcel);
    }

    public long units() {
        return lines.stream().mapToLong(Line::quantity).sum();
    }

    /** The same report with other units. */
    public Shipment of(FulfillmentId id, List<Line> units) {
        return new Shipment(id, node, way, leftAt, units, rest);
    }

    /** The same report, leaving another way. */
    public Shipment handedTo(Exit other) {
        return new Shipment(fulfillment, node, other, leftAt, lines, rest);
    }

    /** The same report without its customer: what is kept for long does not keep a name. */
    public Shipment nameless() {
        return switch (way) {
            case Carried carried -> this;
            case Handover handed -> handedTo(new Handover("", "", handed.place()));
            case Delivered delivered -> handedTo(new Delivered("", delivered.reference()));
        };
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
