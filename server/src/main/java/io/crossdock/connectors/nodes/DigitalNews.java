package io.crossdock.connectors.nodes;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Shipment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a node says of goods that it delivers as a code, a licence, a download or a gift card by mail. Whatever it
 * sends beside what is read here, such as the code, is not kept: neither in the log, nor in a case.
 */
final class DigitalNews {

    /** Longest address of a recipient. */
    private static final int TO_MAX = 320;

    /** Longest reference. */
    private static final int REFERENCE_MAX = 200;

    private static final List<String> SHOWN =
            List.of("id", "type", "status", "node", "fulfillment", "at", "to", "reference", "complete");

    private DigitalNews() {}

    /** Who a courier gave it to, and what they keep: of a delivery at the door. */
    private static final List<String> AT_THE_DOOR = List.of("by", "proof");

    /** Whether the word "delivered" is about digital goods: a courier at the door has no reference. */
    static boolean isDigital(JsonNode said) {
        return said.has("reference") || said.has("deliveries");
    }

    /** Why it says nothing of a delivery; empty if it does. */
    static Optional<String> fault(JsonNode event) {
        return NodeEvents.shipmentFault(event)
                .or(() -> NodeEvents.units(event, "lines") == 0
                        ? Optional.of("has no units: it says nothing of what was delivered")
                        : Optional.empty())
                .or(() -> fault(event, "to", TO_MAX))
                .or(() -> fault(event, "reference", REFERENCE_MAX))
                .or(() -> NodeEvents.text(event, "reference").isBlank()
                        ? Optional.of(
                                "has no 'reference': by what does the node know the delivery? Never send the code")
                        : Optional.empty());
    }

    private static Optional<String> fault(JsonNode event, String field, int most) {
        return NodeEvents.textFault(event, field)
                .or(() -> NodeEvents.text(event, field).length() > most
                        ? Optional.of("has more than " + most + " characters as '" + field + "'")
                        : Optional.empty());
    }

    static Shipment delivery(FulfillmentId id, JsonNode event) {
        return NodeEvents.shipment(id, event)
                .handedTo(new Shipment.Delivered(
                        NodeEvents.text(event, "to").strip(),
                        NodeEvents.text(event, "reference").strip()));
    }

    /** The text of an event without what is not read: the code may be in it. */
    static String shown(JsonNode event) {
        var shown = EngineJson.MAPPER.createObjectNode();
        var names = isDigital(event) ? SHOWN.stream() : Stream.concat(SHOWN.stream(), AT_THE_DOOR.stream());
        names.filter(event::has).forEach(name -> {
            if (event.get(name).isValueNode()) {
                shown.set(name, event.get(name));
            }
        });
        var lines = shown.putArray("lines");
        for (var line : event.path("lines")) {
            var units = lines.addObject();
            List.of("line", "quantity").stream()
                    .filter(name -> line.path(name).isValueNode())
                    .forEach(name -> units.set(name, line.get(name)));
        }
        return shown.toString();
    }
}
