package io.crossdock.connectors.nodes;

import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.returns.ReturnId;
import io.crossdock.shared.Limits;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.UnitLineCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the events of node systems. */
final class NodeEvents {

    /** Numbers of lines that {@link UnitLineCode} writes are lower. */
    private static final long LINE_MAX = 999_999;

    private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");

    private NodeEvents() {}

    /** Reads an event. A number that can't be one of units makes it unreadable: nothing is guessed from it. */
    static PartnerNotice news(JsonNode event) {
        var raw = event.toString();
        var fault = Stream.concat(
                        event.path("lines").valueStream(),
                        event.path("dispositions").valueStream())
                .flatMap(line -> fault(line).stream())
                .findFirst();
        if (fault.isPresent()) {
            return new PartnerNotice.Unreadable(fault.get(), raw);
        }
        return switch (event.path("type").asString("")) {
            case "accepted" -> new PartnerNotice.Irrelevant(raw);
            case "shipped" ->
                fulfillment(event).stream()
                        .<PartnerNotice>mapToObj(
                                id -> new PartnerNotice.OfShipment(shipment(new FulfillmentId(id), event), raw))
                        .findFirst()
                        .orElseGet(() -> new PartnerNotice.Unreadable("names no fulfillment", raw));
            case "rejected" ->
                fulfillment(event).stream()
                        .<PartnerNotice>mapToObj(id -> new PartnerNotice.OfRejection(new FulfillmentId(id), raw))
                        .findFirst()
                        .orElseGet(() -> new PartnerNotice.Unreadable("names no fulfillment", raw));
            case "return-received" ->
                ReturnId.parse(event.path("return").asString("")).stream()
                        .<PartnerNotice>mapToObj(
                                id -> new PartnerNotice.OfArrival(arrival(new ReturnId(id), event), raw))
                        .findFirst()
                        .orElseGet(() -> new PartnerNotice.Unreadable("names no return", raw));
            case String other -> new PartnerNotice.Unreadable("has the unknown type '" + other + "'", raw);
        };
    }

    private static Optional<String> fault(JsonNode line) {
        if (whole(line.path("line"), LINE_MAX).isEmpty()) {
            return Optional.of("has a line whose number is " + line.path("line"));
        }
        return whole(line.path("quantity"), Limits.STOCK_UNITS_MAX).isPresent()
                ? Optional.empty()
                : Optional.of("has a line whose quantity is " + line.path("quantity")
                        + ", not a whole number from 0 to " + Limits.STOCK_UNITS_MAX);
    }

    /** A whole number from 0, which some systems send as text or as {@code 3.0}; empty if it is none. */
    private static OptionalLong whole(JsonNode value, long max) {
        long number = -1;
        if (value.isString() && DIGITS.matcher(value.stringValue()).matches()) {
            number = Long.parseLong(value.stringValue());
        } else if (value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong()) {
            number = value.longValue();
        }
        return number >= 0 && number <= max ? OptionalLong.of(number) : OptionalLong.empty();
    }

    private static OptionalLong fulfillment(JsonNode event) {
        return FulfillmentId.parse(event.path("fulfillment").asString(""));
    }

    static Shipment shipment(FulfillmentId id, JsonNode event) {
        var lines = new ArrayList<Shipment.Line>();
        event.path("lines").forEach(l -> lines.add(new Shipment.Line(line(l), units(l))));
        return new Shipment(
                id, event.path("carrier").asString(""), event.path("tracking").asString(""), lines);
    }

    private static long units(JsonNode line) {
        return whole(line.path("quantity"), Limits.STOCK_UNITS_MAX).orElse(0);
    }

    /** Nodes name a line by the number that {@link HttpNodeSystem} sent. */
    private static UnitLine line(JsonNode of) {
        return UnitLineCode.read((int) whole(of.path("line"), LINE_MAX).orElse(0));
    }

    private static ReturnArrival arrival(ReturnId id, JsonNode event) {
        var sellable = new TreeMap<UnitLine, Long>();
        var damaged = new TreeMap<UnitLine, Long>();
        event.path("dispositions").forEach(d -> {
            var found = d.path("disposition").asString("").equals("sellable") ? sellable : damaged;
            found.merge(line(d), units(d), Long::sum);
        });
        var named = new TreeMap<UnitLine, Long>(sellable);
        named.putAll(damaged);
        List<ReturnArrival.Line> lines = named.keySet().stream()
                .map(n -> new ReturnArrival.Line(n, sellable.getOrDefault(n, 0L), damaged.getOrDefault(n, 0L)))
                .toList();
        return new ReturnArrival(id, lines);
    }
}
