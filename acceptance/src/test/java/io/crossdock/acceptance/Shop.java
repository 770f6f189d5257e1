package io.crossdock.acceptance;

import io.crossdock.world.WorldJson;
import io.crossdock.world.demo.Playground;
import io.crossdock.world.traffic.CrossdockClient;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Places single orders of the channel {@code shop} and waits for their stages. */
final class Shop {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /**
     * The world's carriers take up to six delivery days, late ones eight more: three weeks, at 5,000 times real time.
     */
    private static final Duration PATIENCE_TO_THE_END = Duration.ofSeconds(360);

    private static final Duration ROUND = Duration.ofMillis(50);

    private final CrossdockClient crossdock;

    Shop(Playground playground) {
        this.crossdock = playground.crossdock();
    }

    /** Orders one unit, paid by card; returns the id of the order. */
    String order(String reference, String sku, long priceMinor) {
        var order = WorldJson.object()
                .put("channel", "shop")
                .put("reference", reference)
                .put("placedAt", "2026-11-02T10:00:00Z")
                .put("currency", "USD");
        order.set("customer", WorldJson.object().put("name", "Grace Hopper").put("email", "grace@example.com"));
        order.set(
                "shipTo",
                WorldJson.object()
                        .put("name", "Grace Hopper")
                        .put("line1", "1 Main Street")
                        .put("city", "Harrisburg")
                        .put("region", "PA")
                        .put("postalCode", "17101")
                        .put("country", "US"));
        order.put("service", "standard");
        order.putArray("lines")
                .add(WorldJson.object()
                        .put("line", 1)
                        .put("sku", sku)
                        .put("title", "A thing")
                        .put("quantity", 1)
                        .put("unitPriceMinor", priceMinor)
                        .put("discountMinor", 0)
                        .put("taxMinor", 0));
        order.put("shippingMinor", 0).put("totalMinor", priceMinor);
        order.set("payment", WorldJson.object().put("method", "card").put("token", "tok_" + reference));
        var answer = crossdock.post("/v1/orders", null, order);
        if (answer.status() != 201) {
            throw new AssertionError("POST /v1/orders: " + answer);
        }
        return answer.body().path("id").asString();
    }

    JsonNode get(String path) {
        var answer = crossdock.get(path);
        if (!answer.done()) {
            throw new AssertionError("GET " + path + ": " + answer);
        }
        return answer.body();
    }

    JsonNode read(String order) {
        return get("/v1/orders/" + order);
    }

    /** Returns the order when it stands at the stage. */
    JsonNode until(String order, String stage) {
        return until(() -> read(order), found -> found.path("stage").asString().equals(stage), order + " at " + stage);
    }

    /** Returns the order when it has ended. */
    JsonNode untilEnded(String order) {
        return until(
                () -> read(order),
                found -> !found.path("state").asString().equals("open"),
                "the end of " + order,
                PATIENCE_TO_THE_END);
    }

    static JsonNode until(Supplier<JsonNode> read, Predicate<JsonNode> reached, String what) {
        return until(read, reached, what, PATIENCE);
    }

    private static JsonNode until(
            Supplier<JsonNode> read, Predicate<JsonNode> reached, String what, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        JsonNode last = read.get();
        while (!reached.test(last)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + patience.toSeconds() + " s for " + what + "; last seen: " + last);
            }
            try {
                Thread.sleep(ROUND);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, e);
            }
            last = read.get();
        }
        return last;
    }
}
