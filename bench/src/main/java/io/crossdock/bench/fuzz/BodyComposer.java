package io.crossdock.bench.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes bodies and parameters that the server should take, from the description's schemas and what the server has. */
final class BodyComposer {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEPTH_MAX = 8;

    /** Words that a field takes, by its name, where the description does not list them. */
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("country", List.of("US")),
            Map.entry("currency", List.of("USD", "USD", "USD", "EUR")),
            Map.entry("postalCode", List.of("60601", "10001", "94105")),
            Map.entry("timeZone", List.of("America/Chicago", "America/New_York")),
            Map.entry("unit", List.of("each")),
            Map.entry("traits", List.of("fragile", "hazmat")),
            Map.entry("refuses", List.of("hazmat")),
            Map.entry("open", List.of("08:00", "09:30")),
            Map.entry("close", List.of("17:00", "20:00")),
            Map.entry("time", List.of("12:00", "16:00")),
            Map.entry("decimalMark", List.of(".", ",")),
            Map.entry("email", List.of("ada@example.com")),
            Map.entry("nodes.kind", List.of("store", "dc")),
            Map.entry("fences.kind", List.of("hard", "up-to")),
            Map.entry("moves.from", List.of("sellable", "quarantine")),
            Map.entry("moves.to", List.of("quarantine", "sellable", "nowhere")),
            Map.entry("moves.reason", List.of("water-damage")),
            Map.entry("csv.sku", List.of("sku")),
            Map.entry("csv.node", List.of("node")),
            Map.entry("csv.units", List.of("units")),
            Map.entry("csv.countedAt", List.of("countedAt")),
            Map.entry("state", List.of("open", "requested", "waiting", "completed", "canceled")),
            Map.entry("by", List.of("node", "service", "day")));

    /** Words of {@link KnownValues} that a field takes, by its name. */
    private static final Map<String, String> REFERENCES = Map.ofEntries(
            Map.entry("sku", "sku"),
            Map.entry("skus", "sku"),
            Map.entry("skus.code", "sku"),
            Map.entry("code", "node"),
            Map.entry("node", "node"),
            Map.entry("nodes", "node"),
            Map.entry("from", "node"),
            Map.entry("to", "node"),
            Map.entry("services.code", "service"),
            Map.entry("service", "service"),
            Map.entry("channel", "channel"),
            Map.entry("channels", "channel"),
            Map.entry("group", "group"),
            Map.entry("calendar", "calendar"),
            Map.entry("after", "order"),
            Map.entry("holdId", "hold"),
            Map.entry("decisions.id", "adjustment"),
            Map.entry("adjustments.reason", "reason"),
            Map.entry("rows.id", "row"),
            Map.entry("transfer", "transfer"),
            Map.entry("lines.reference", "supply"),
            Map.entry("receipts.reference", "supply"),
            Map.entry("resolution", "resolution"),
            Map.entry("feed", "feed"),
            Map.entry("subject", "subject"),
            Map.entry("cursor", "order"));

    private final JsonNode document;
    private final KnownValues known;
    private final Instant now;

    /** @param now the server's time */
    BodyComposer(JsonNode document, KnownValues known, Instant now) {
        this.document = document;
        this.known = known;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    Instant now() {
        return now;
    }

    KnownValues known() {
        return known;
    }

    /** @param number of the request; makes references unique */
    JsonNode body(ApiOperation operation, ApiOperation.Body body, long number, FuzzDice dice) {
        if (body.example().isObject() && dice.oneIn(3)) {
            return body.example().deepCopy();
        }
        var made = value(body.schema(), "", "", 0, dice);
        switch (operation.id()) {
            case "placeOrder" -> order((ObjectNode) made, "fuzz-" + number, dice);
            case "placeOrders" -> {
                int position = 0;
                for (var order : made.path("orders")) {
                    order((ObjectNode) order, "fuzz-" + number + "-" + position++, dice);
                }
            }
            case "holdCart" ->
                ((ObjectNode) made)
                        .put("channel", "web")
                        .put("country", "US")
                        .put("postalCode", "60601")
                        .remove("node");
            default -> {}
        }
        return made;
    }

    /** Gives a drawn order a total and a payment that fit, so that most orders are taken. */
    private static void order(ObjectNode order, String reference, FuzzDice dice) {
        order.put("channel", dice.of("web", "web", "outlet"));
        order.put("reference", reference);
        order.put("currency", "USD");
        order.remove(List.of("holdId", "node"));
        if (!dice.oneIn(8)) {
            order.remove(List.of("charges", "taxes", "billTo", "soldTo", "locale", "attributes"));
        }
        if (!dice.oneIn(4)) {
            order.remove("fulfillment");
        }
        long total = order.path("shippingMinor").asLong(0);
        int number = 1;
        for (var line : order.path("lines")) {
            var fields = (ObjectNode) line;
            fields.put("line", number++)
                    .put("quantity", 1 + dice.below(3))
                    .remove(List.of("discountMinor", "taxMinor"));
            total += fields.path("quantity").asLong()
                    * fields.path("unitPriceMinor").asLong();
        }
        order.put("totalMinor", total);
        var payment = order.putObject("payment");
        if (dice.oneIn(2)) {
            payment.put("method", "card").put("token", "tok_" + reference);
        } else {
            payment.put("method", "collected").put("reference", reference);
        }
    }

    /** A value of a parameter. */
    String parameter(ApiOperation operation, ApiOperation.Parameter parameter, FuzzDice dice) {
        if (operation.id().equals("listAvailabilityChanges") && parameter.name().equals("after")) {
            return known.any("position", dice);
        }
        if (parameter.example().isValueNode() && dice.oneIn(3)) {
            return parameter.example().asString();
        }
        return value(parameter.schema(), "", parameter.name(), 0, dice).asString("");
    }

    /** @param parent name of the list or object that the field belongs to; empty for the top */
    private JsonNode value(JsonNode reference, String parent, String name, int depth, FuzzDice dice) {
        var schema = resolved(reference);
        if (schema.path("enum").isArray()) {
            return schema.path("enum").get(dice.below(schema.path("enum").size()));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, name.isEmpty() ? parent : name, depth, dice);
            case "array" -> list(schema, name, depth, dice);
            case "integer" -> JSON.numberNode(whole(name, dice));
            case "number" -> JSON.numberNode(name.equals("longitude") ? -87.6 + dice.below(10) : 41.9 - dice.below(9));
            case "boolean" -> JSON.booleanNode(dice.oneIn(2));
            default -> JSON.stringNode(text(schema, parent, name, dice));
        };
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : resolved(document.at(reference.substring(1)));
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        var first = type.isArray() ? type.path(0).asString("") : type.asString("");
        return first.isEmpty() && schema.has("properties") ? "object" : first;
    }

    private ObjectNode object(JsonNode schema, String name, int depth, FuzzDice dice) {
        var made = JSON.objectNode();
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || depth < DEPTH_MAX && dice.oneIn(2)) {
                made.set(property.getKey(), value(property.getValue(), name, property.getKey(), depth + 1, dice));
            }
        });
        return made;
    }

    private JsonNode list(JsonNode schema, String name, int depth, FuzzDice dice) {
        var made = JSON.arrayNode();
        int elements = 1 + dice.below(dice.oneIn(3) ? 3 : 1);
        for (int i = 0; i < elements; i++) {
            var items = resolved(schema.path("items"));
            made.add(
                    type(items).equals("object")
                            ? object(items, name, depth + 1, dice)
                            : value(items, name, name, depth + 1, dice));
        }
        return made;
    }

    private long whole(String name, FuzzDice dice) {
        return switch (name) {
            case "sequence" -> now.getEpochSecond() + dice.below(100_000);
            case "line", "part", "parts", "percentMax" -> 1;
            case "limit" -> 1 + dice.below(100);
            case "fromHour" -> 6;
            case "toHour" -> 20;
            case "onHand" -> dice.below(5_000);
            case "units", "ordered" -> dice.below(50);
            case "seconds" -> 60 + dice.below(600);
            case "staleSeconds" -> 3_600;
            default -> name.endsWith("Minor") ? 100L * dice.below(50) : 1 + dice.below(9);
        };
    }

    private String text(JsonNode schema, String parent, String name, FuzzDice dice) {
        var at = parent + "." + name;
        var format = schema.path("format").asString("");
        if (format.equals("date-time") || name.equals("countedAt") && !parent.equals("csv")) {
            return time(name, dice).toString();
        }
        if (format.equals("date")) {
            return now.plus(Duration.ofDays(dice.below(60))).toString().substring(0, 10);
        }
        var words = WORDS.getOrDefault(at, WORDS.getOrDefault(name, List.of()));
        if (!words.isEmpty()) {
            return dice.of(words);
        }
        var word = REFERENCES.getOrDefault(at, REFERENCES.get(name));
        if (word != null && !(List.of("skus.code", "nodes.code").contains(at) && dice.oneIn(3))) {
            return known.any(word, dice);
        }
        return name + "-" + dice.below(1_000);
    }

    private Instant time(String name, FuzzDice dice) {
        var distance = Duration.ofMinutes(1 + dice.below(3_000));
        return switch (name) {
            case "until", "expectedAt" -> now.plus(distance).plus(Duration.ofDays(3));
            case "from" -> now.plus(distance);
            default -> now.minus(distance);
        };
    }
}
