package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of an order that bodies are made of: its lines, their sums, its buyer and its place. A scenario says
 * {@code lines: [{sku: mug, quantity: 2}]}; prices are those of the SKUs unless it says others. Amounts are minor
 * units.
 */
final class OrderPaper {

    /** Numbers of orders start here, so that they look like a shop's. */
    private static final long NUMBER_MIN = 5_100_000_000_000L;

    private OrderPaper() {}

    /**
     * Fills in an order.
     *
     * @param wanted {@code order, lines, shipping, taxesIncluded} and more, as the scenario says
     * @param number number of the order within the scenario, from 1
     */
    static ObjectNode values(Scenario scenario, LocalNames names, JsonNode places, JsonNode wanted, int number) {
        ObjectNode values = WorldJson.object();
        long id = NUMBER_MIN + scenario.number() * 1_000L + number;
        values.put("id", id)
                .put("number", scenario.number() * 10 + number)
                .put("amazon", "%03d-%07d-%07d".formatted(100 + number, scenario.number(), number))
                .put("reference", wanted.path("order").asString("") + '-' + names.tag())
                .put("tag", names.tag())
                .put("email", names.tag().toLowerCase(java.util.Locale.ROOT) + "@buyer.example")
                .put("token", "card-" + names.tag())
                .put("currency", scenario.given().path("currency").asString(""));
        values.set("place", places.path(scenario.given().path("place").asString("")));
        boolean included = wanted.path("taxesIncluded").asBoolean(false);
        values.put("taxesIncluded", included);
        sums(values, lines(scenario, wanted, id), wanted.path("shipping").asLong(0), included);
        return values;
    }

    /** Price of a SKU as a scenario gives it: a number, or a field of an object. */
    static long price(JsonNode sku) {
        return sku.isObject() ? sku.path("price").asLong(0) : sku.asLong(0);
    }

    private static ArrayNode lines(Scenario scenario, JsonNode wanted, long id) {
        ArrayNode lines = WorldJson.array();
        for (JsonNode line : wanted.path("lines")) {
            String sku = line.path("sku").asString("");
            long quantity = line.path("quantity").asLong(1);
            long price = line.path("price")
                    .asLong(price(scenario.given().path("skus").path(sku)));
            int place = lines.size() + 1;
            lines.add(WorldJson.object()
                    .put("line", place)
                    .put("id", id * 10 + place)
                    .put("sku", sku)
                    .put("title", "The " + sku)
                    .put("quantity", quantity)
                    .put("price", price)
                    .put("discount", line.path("discount").asLong(0))
                    .put("tax", line.path("tax").asLong(0))
                    .put("gross", quantity * price)
                    .put("net", quantity * price - line.path("discount").asLong(0)));
        }
        return lines;
    }

    private static void sums(ObjectNode values, ArrayNode lines, long shipping, boolean included) {
        long gross = sum(lines, "gross");
        long discount = sum(lines, "discount");
        long tax = sum(lines, "tax");
        long total = gross - discount + (included ? 0 : tax) + shipping;
        lines.forEach(line -> ((ObjectNode) line)
                .put(
                        "total",
                        line.path("net").asLong()
                                + (included ? 0 : line.path("tax").asLong())));
        values.set("lines", lines);
        values.put("shipping", shipping)
                .put("gross", gross)
                .put("discount", discount)
                .put("subtotal", gross - discount)
                .put("tax", tax)
                .put("total", total);
    }

    private static long sum(ArrayNode lines, String field) {
        return lines.valueStream().mapToLong(line -> line.path(field).asLong()).sum();
    }
}
