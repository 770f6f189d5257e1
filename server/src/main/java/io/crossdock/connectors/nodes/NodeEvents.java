package io.crossdock.connectors.nodes;

import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.returns.ReturnId;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.UnitLineCode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads the events of node systems. */
final class NodeEvents {

    private NodeEvents() {}

    /** Reads an event. */
    static PartnerNotice news(JsonNode event) {
        var raw = event.toString();
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

    private static OptionalLong fulfillment(JsonNode event) {
        return FulfillmentId.parse(event.path("fulfillment").asString(""));
    }

    static Shipment shipment(FulfillmentId id, JsonNode event) {
        var lines = new ArrayList<Shipment.Line>();
        event.path("lines")
                .forEach(l ->
                        lines.add(new Shipment.Line(line(l), l.path("quantity").asLong(0))));
        return new Shipment(
                id, event.path("carrier").asString(""), event.path("tracking").asString(""), lines);
    }

    /** Nodes name a line by the number that {@link HttpNodeSystem} sent. */
    private static UnitLine line(JsonNode of) {
        return UnitLineCode.read(of.path("line").asInt(0));
    }

    private static ReturnArrival arrival(ReturnId id, JsonNode event) {
        var sellable = new TreeMap<UnitLine, Long>();
        var damaged = new TreeMap<UnitLine, Long>();
        event.path("dispositions").forEach(d -> {
            var found = d.path("disposition").asString("").equals("sellable") ? sellable : damaged;
            found.merge(line(d), d.path("quantity").asLong(0), Long::sum);
        });
        var named = new TreeMap<UnitLine, Long>(sellable);
        named.putAll(damaged);
        List<ReturnArrival.Line> lines = named.keySet().stream()
                .map(n -> new ReturnArrival.Line(n, sellable.getOrDefault(n, 0L), damaged.getOrDefault(n, 0L)))
                .toList();
        return new ReturnArrival(id, lines);
    }
}
