package io.crossdock.connectors.nodes;

import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.ReadyReport;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.WorkRefusal;
import io.crossdock.returns.ReturnId;
import io.crossdock.shared.Limits;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.UnitLineCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of node systems. An event says what it says: whatever is absent, misspelled or no number makes it
 * unreadable, and nothing is concluded from it.
 */
final class NodeEvents {

    /** Numbers of lines that {@link UnitLineCode} writes are lower. */
    private static final long LINE_MAX = 999_999;

    private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");

    private NodeEvents() {}

    /** Reads the events of a body; a body without a list of them is unreadable as a whole. */
    static List<PartnerNotice> all(JsonNode body) {
        var events = body.path("events");
        return events.isArray()
                ? events.valueStream().map(NodeEvents::news).toList()
                : List.of(new PartnerNotice.Unreadable("has no list 'events'", body.toString()));
    }

    /** Reads an event. */
    static PartnerNotice news(JsonNode event) {
        var raw = event.toString();
        return switch (event.path("type").asString("")) {
            case "accepted" -> new PartnerNotice.Irrelevant(raw);
            case "shipped" ->
                read(
                        shipmentFault(event),
                        FulfillmentId.parse(event.path("fulfillment").asString("")),
                        "names no fulfillment",
                        raw,
                        id -> new PartnerNotice.OfShipment(shipment(new FulfillmentId(id), event), raw));
            case "ready" ->
                read(
                        shipmentFault(event),
                        FulfillmentId.parse(event.path("fulfillment").asString("")),
                        "names no fulfillment",
                        raw,
                        id -> new PartnerNotice.OfReady(ready(new FulfillmentId(id), event), raw));
            case "collected" -> handover(event, raw);
            case "delivered" ->
                DigitalNews.isDigital(event)
                        ? read(
                                DigitalNews.fault(event),
                                FulfillmentId.parse(event.path("fulfillment").asString("")),
                                "names no fulfillment",
                                DigitalNews.shown(event),
                                id -> new PartnerNotice.OfShipment(
                                        DigitalNews.delivery(new FulfillmentId(id), event), DigitalNews.shown(event)))
                        : handover(event, DigitalNews.shown(event));
            case "rejected" ->
                read(
                        textFault(event, "node"),
                        FulfillmentId.parse(event.path("fulfillment").asString("")),
                        "names no fulfillment",
                        raw,
                        id -> new PartnerNotice.OfRejection(
                                new WorkRefusal(new FulfillmentId(id), text(event, "node")), raw));
            case "return-received" ->
                ReturnNews.numbered(event)
                        ? read(
                                ReturnNews.arrivalFault(event),
                                ReturnId.parse(event.path("return").asString("")),
                                "names no return",
                                raw,
                                id -> new PartnerNotice.OfArrival(ReturnNews.arrival(new ReturnId(id), event), raw))
                        : ReturnNews.unannouncedFault(event)
                                .<PartnerNotice>map(fault -> new PartnerNotice.Unreadable(fault, raw))
                                .orElseGet(() -> new PartnerNotice.OfUnannounced(ReturnNews.unannounced(event), raw));
            case String other -> new PartnerNotice.Unreadable("has the unknown type '" + other + "'", raw);
        };
    }

    /** The goods are with their customer, at the counter, the car or the door. */
    private static PartnerNotice handover(JsonNode event, String raw) {
        return read(
                handoverFault(event),
                FulfillmentId.parse(event.path("fulfillment").asString("")),
                "names no fulfillment",
                raw,
                id -> new PartnerNotice.OfShipment(collected(new FulfillmentId(id), event), raw));
    }

    private static PartnerNotice read(
            Optional<String> fault, OptionalLong id, String without, String raw, LongFunction<PartnerNotice> notice) {
        if (fault.isPresent()) {
            return new PartnerNotice.Unreadable(fault.get(), raw);
        }
        return id.isPresent() ? notice.apply(id.getAsLong()) : new PartnerNotice.Unreadable(without, raw);
    }

    // --- parcels

    /** Why an event or the answer to a status request says nothing of a parcel; empty if it does. */
    static Optional<String> shipmentFault(JsonNode event) {
        var complete = event.path("complete");
        if (!complete.isMissingNode() && !complete.isNull() && !complete.isBoolean()) {
            return Optional.of("has " + complete + " as 'complete', not true or false");
        }
        return linesFault(event, "lines")
                .or(() -> textFault(event, "node"))
                .or(() -> textFault(event, "carrier"))
                .or(() -> textFault(event, "tracking"))
                .or(() -> units(event, "lines") == 0 && !complete.asBoolean(false)
                        ? Optional.of("has no units, and does not say that the work is complete")
                        : Optional.empty());
    }

    static Shipment shipment(FulfillmentId id, JsonNode event) {
        var lines = new ArrayList<Shipment.Line>();
        event.path("lines").forEach(l -> lines.add(new Shipment.Line(line(l), units(l))));
        return new Shipment(
                id,
                text(event, "node"),
                text(event, "carrier").strip(),
                text(event, "tracking").replaceAll("\\s", ""), // people write it in groups
                time(event.path("at")),
                lines,
                event.path("complete").asBoolean(false) ? Shipment.Rest.MISSING : Shipment.Rest.TO_COME);
    }

    // --- goods at the counter

    static ReadyReport ready(FulfillmentId id, JsonNode event) {
        var said = shipment(id, event);
        return new ReadyReport(id, said.node(), said.leftAt(), said.lines(), said.rest());
    }

    /** Why an event or the answer to a status request says nothing of a collection; empty if it does. */
    static Optional<String> handoverFault(JsonNode event) {
        return shipmentFault(event)
                .or(() -> units(event, "lines") == 0
                        ? Optional.of("has no units: it says nothing of what was collected")
                        : Optional.empty())
                .or(() -> nameFault(event, "by"))
                .or(() -> nameFault(event, "proof"));
    }

    private static Optional<String> nameFault(JsonNode event, String field) {
        return textFault(event, field)
                .or(() -> text(event, field).length() > Limits.REASON_CHARACTERS_MAX
                        ? Optional.of(
                                "has more than " + Limits.REASON_CHARACTERS_MAX + " characters as '" + field + "'")
                        : Optional.empty());
    }

    /** Goods that a customer took along have neither carrier nor number, whatever the system puts there. */
    static Shipment collected(FulfillmentId id, JsonNode event) {
        var said = shipment(id, event);
        var word = text(event, event.has("type") ? "type" : "status");
        return said.handedTo(new Shipment.Handover(
                text(event, "by").strip(),
                text(event, "proof").strip(),
                word.equals(Shipment.Place.DOOR.word()) ? Shipment.Place.DOOR : Shipment.Place.COUNTER));
    }

    private static @Nullable Instant time(JsonNode at) {
        try {
            var time = OffsetDateTime.parse(at.asString("")).toInstant();
            return Limits.allows(time) ? time : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    // --- lines

    static Optional<String> linesFault(JsonNode event, String field) {
        var lines = event.path(field);
        if (!lines.isArray() || lines.isEmpty()) {
            return Optional.of("has no list '" + field + "' with at least one line");
        }
        return lines.valueStream().flatMap(line -> fault(line).stream()).findFirst();
    }

    static Optional<String> fault(JsonNode line) {
        if (whole(line.path("line"), LINE_MAX).isEmpty()) {
            return Optional.of("has a line whose number is " + line.path("line"));
        }
        return quantityFault(line);
    }

    static Optional<String> quantityFault(JsonNode line) {
        return whole(line.path("quantity"), Limits.STOCK_UNITS_MAX).isPresent()
                ? Optional.empty()
                : Optional.of("has a line whose quantity is " + line.path("quantity")
                        + ", not a whole number from 0 to " + Limits.STOCK_UNITS_MAX);
    }

    /** A text, or nothing: {@code 7} or a list are no name. */
    static Optional<String> textFault(JsonNode event, String field) {
        var value = event.path(field);
        return value.isMissingNode() || value.isNull() || value.isString()
                ? Optional.empty()
                : Optional.of("has " + value + " as '" + field + "', not a text");
    }

    static String text(JsonNode event, String field) {
        return event.path(field).asString("");
    }

    /** A whole number from 0, which some systems send as text or as {@code 3.0}; empty if it is none. */
    static OptionalLong whole(JsonNode value, long max) {
        long number = -1;
        if (value.isString() && DIGITS.matcher(value.stringValue()).matches()) {
            number = Long.parseLong(value.stringValue());
        } else if (value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong()) {
            number = value.longValue();
        }
        return number >= 0 && number <= max ? OptionalLong.of(number) : OptionalLong.empty();
    }

    static long units(JsonNode event, String field) {
        return event.path(field).valueStream().mapToLong(NodeEvents::units).sum();
    }

    static long units(JsonNode line) {
        return whole(line.path("quantity"), Limits.STOCK_UNITS_MAX).orElse(0);
    }

    /** Nodes name a line by the number that {@link HttpNodeSystem} sent. */
    static UnitLine line(JsonNode of) {
        return UnitLineCode.read((int) whole(of.path("line"), LINE_MAX).orElse(0));
    }
}
