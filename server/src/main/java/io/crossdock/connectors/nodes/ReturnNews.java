package io.crossdock.connectors.nodes;

import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.returns.ReturnId;
import io.crossdock.returns.UnannouncedArrival;
import io.crossdock.shared.Limits;
import io.crossdock.shared.UnitLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads nodes' events of goods that came back: of a return that was announced, or of none. */
final class ReturnNews {

    private static final String SELLABLE = "sellable";
    private static final String DAMAGED = "damaged";
    private static final String GOODS = "dispositions";

    private ReturnNews() {}

    /** Whether the event is about a return that the node was told of. */
    static boolean numbered(JsonNode event) {
        return named(event, "return");
    }

    private static boolean named(JsonNode event, String field) {
        var value = event.path(field);
        return !value.isMissingNode() && !value.isNull() && !value.asString("-").isBlank();
    }

    // --- announced

    static Optional<String> arrivalFault(JsonNode event) {
        return NodeEvents.linesFault(event, GOODS).or(() -> goodsFault(event));
    }

    private static Optional<String> goodsFault(JsonNode event) {
        return NodeEvents.textFault(event, "node")
                .or(() -> event.path(GOODS)
                        .valueStream()
                        .map(d -> d.path("disposition"))
                        .filter(word -> !List.of(SELLABLE, DAMAGED).contains(word.asString("")))
                        .map(word -> "has the disposition " + (word.isMissingNode() ? "null" : word) + ", not '"
                                + SELLABLE + "' or '" + DAMAGED + "'")
                        .findFirst())
                .or(() -> NodeEvents.units(event, GOODS) == 0
                        ? Optional.of("has no units: it says nothing of what came back")
                        : Optional.empty());
    }

    static ReturnArrival arrival(ReturnId id, JsonNode event) {
        var sellable = new TreeMap<UnitLine, Long>();
        var damaged = new TreeMap<UnitLine, Long>();
        event.path(GOODS).forEach(d -> {
            var found = sellable(d) ? sellable : damaged;
            found.merge(NodeEvents.line(d), NodeEvents.units(d), Long::sum);
        });
        var named = new TreeMap<UnitLine, Long>(sellable);
        named.putAll(damaged);
        List<ReturnArrival.Line> lines = named.keySet().stream()
                .map(n -> new ReturnArrival.Line(n, sellable.getOrDefault(n, 0L), damaged.getOrDefault(n, 0L)))
                .toList();
        return new ReturnArrival(id, NodeEvents.text(event, "id"), NodeEvents.text(event, "node"), lines);
    }

    private static boolean sellable(JsonNode goods) {
        return goods.path("disposition").asString("").equals(SELLABLE);
    }

    // --- unannounced

    /** Why an event without a return's number can't be read; empty if it can. */
    static Optional<String> unannouncedFault(JsonNode event) {
        var goods = event.path(GOODS);
        if (!goods.isArray() || goods.isEmpty()) {
            return Optional.of("has no list '" + GOODS + "' with at least one line");
        }
        if (NodeEvents.text(event, "node").isBlank()) {
            return Optional.of("names no return, and no node where the goods are");
        }
        boolean lines = named(event, "fulfillment") || named(event, "order") || named(event, "tracking");
        return goods.valueStream()
                .flatMap(line -> lineFault(line, lines).stream())
                .findFirst()
                .or(() -> goodsFault(event))
                .or(() -> NodeEvents.textFault(event, "order"))
                .or(() -> NodeEvents.textFault(event, "tracking"))
                .or(() -> named(event, "fulfillment") && fulfillment(event) == null
                        ? Optional.of("names no fulfillment")
                        : Optional.empty());
    }

    /** @param numbered whether a line's number means something */
    private static Optional<String> lineFault(JsonNode line, boolean numbered) {
        if (!named(line, "sku")) {
            return numbered
                    ? NodeEvents.fault(line)
                    : Optional.of("names no return, fulfillment, order or tracking, and has a line without a SKU");
        }
        var sku = line.path("sku");
        return !sku.isString() || sku.asString().length() > Limits.CODE_CHARACTERS_MAX
                ? Optional.of("has " + sku + " as 'sku', not a code")
                : NodeEvents.quantityFault(line);
    }

    private static @Nullable FulfillmentId fulfillment(JsonNode event) {
        var id = FulfillmentId.parse(event.path("fulfillment").asString(""));
        return id.isPresent() ? new FulfillmentId(id.getAsLong()) : null;
    }

    static UnannouncedArrival unannounced(JsonNode event) {
        return new UnannouncedArrival(
                notice(event),
                NodeEvents.text(event, "node"),
                fulfillment(event),
                NodeEvents.text(event, "order").strip(),
                NodeEvents.text(event, "tracking").replaceAll("\\s", ""),
                event.path(GOODS).valueStream().map(ReturnNews::goods).toList());
    }

    private static UnannouncedArrival.Line goods(JsonNode d) {
        long units = NodeEvents.units(d);
        boolean bySku = named(d, "sku");
        return new UnannouncedArrival.Line(
                bySku ? null : NodeEvents.line(d),
                bySku ? NodeEvents.text(d, "sku") : "",
                sellable(d) ? units : 0,
                sellable(d) ? 0 : units);
    }

    /** The event's id; one without, or with a long one, is known by its text. */
    private static String notice(JsonNode event) {
        var id = NodeEvents.text(event, "id");
        return id.isBlank() || id.length() > Limits.KEY_CHARACTERS_MAX
                ? UUID.nameUUIDFromBytes(event.toString().getBytes(StandardCharsets.UTF_8))
                        .toString()
                : id;
    }
}
