package io.crossdock.bench.fuzz;

import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.RunPause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A small retailer with orders on their way, so that requests meet something; and the order that comes last. */
final class FuzzWorld {

    private static final Pattern TIME = Pattern.compile("\\{([+-])(\\d+)([hd])}");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAUSE_MILLIS = 50;
    private static final int ORDERS = 6;

    private final RawClient client;
    private final KnownValues known = new KnownValues();
    private final Instant now;

    FuzzWorld(RawClient client) {
        this.client = client;
        this.now = Instant.parse(ok(RawRequest.get("/health")).path("at").asString());
    }

    KnownValues known() {
        return known;
    }

    Instant now() {
        return now;
    }

    /** Sends the retailer's data and orders, and waits until some goods are shipped and one order comes back. */
    void build() {
        resource().lines().filter(l -> !l.startsWith("#") && !l.isBlank()).forEach(line -> {
            var words = line.split(" ", 3);
            ok(RawRequest.json(words[0], words[1], timed(words[2])).with("Crossdock-Actor", "fuzz"));
        });
        var orders = new ArrayList<String>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(order("world-" + i, "SKU-F" + (i % 2 == 0 ? 1 : 4), i % 3 == 0 ? "card" : "collected"));
        }
        for (var order : orders) {
            var work = await(order, view -> !fulfillment(view).isEmpty());
            known.add("fulfillment", fulfillment(work));
        }
        var shipped = ship(orders.get(1));
        deliver(shipped);
        await(orders.get(1), view -> view.path("stage").asString("").equals("delivered"));
        var returned = ok(RawRequest.json(
                "POST",
                "/v1/orders/" + orders.get(1) + "/returns",
                "{\"reason\":\"too small\",\"lines\":[{\"line\":1,\"quantity\":1}]}"));
        known.add("return", returned.path("id").asString(""));
        orders.forEach(order -> known.add("subject", order));
        known.of("fulfillment").forEach(work -> known.add("subject", work));
        known.add("sequence", "1");
        known.add(
                "position",
                ok(RawRequest.json("POST", "/v1/availability:bulk", "{}"))
                        .path("position")
                        .asString(""));
        learn();
    }

    /** Sends a channel's message. Its SKUs are not known, so its order waits for a person. */
    void tell(String channel, String json) {
        ok(PartnerSignature.signed(RawRequest.json("POST", "/v1/channels/" + channel + "/orders", json)));
    }

    /** Reads the ids and codes of everything. */
    void learn() {
        KnownValues.paths().forEach(path -> known.learn(path, ok(RawRequest.get(path))));
    }

    private String resource() {
        try (var file = FuzzWorld.class.getResourceAsStream("/fuzz/world.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String timed(String body) {
        return TIME.matcher(body).replaceAll(found -> {
            long amount = Long.parseLong(found.group(1) + found.group(2));
            return now.plus(found.group(3).equals("h") ? Duration.ofHours(amount) : Duration.ofDays(amount))
                    .toString();
        });
    }

    private String order(String reference, String sku, String method) {
        var payment = method.equals("card") ? "\"token\":\"tok_" : "\"reference\":\"";
        var template = """
                {"channel":"web","reference":"%s","placedAt":"%s","currency":"USD",
                 "customer":{"name":"Ada","email":"ada@example.com"},
                 "shipTo":{"name":"Ada","line1":"1 Main St","city":"Chicago","postalCode":"60601","country":"US"},
                 "service":"standard","lines":[{"line":1,"sku":"%s","quantity":2,"unitPriceMinor":1000}],
                 "shippingMinor":500,"totalMinor":2500,"payment":{"method":"%s",%s%s"}}""";
        var json = template.formatted(reference, now, sku, method, payment, reference);
        var answer = ok(RawRequest.json("POST", "/v1/orders", json));
        return answer.path("id").asString("");
    }

    private static String fulfillment(JsonNode order) {
        return order.path("fulfillments")
                .valueStream()
                .filter(f -> f.path("stage").asString("").equals("at-node"))
                .map(f -> f.path("id").asString(""))
                .findFirst()
                .orElse("");
    }

    private String ship(String order) {
        var work = fulfillment(await(order, view -> !fulfillment(view).isEmpty()));
        var template = """
                {"events":[{"id":"e-%s","type":"shipped","node":"S-F1","fulfillment":"%s","at":"%s",
                 "lines":[{"line":1,"quantity":2}],"carrier":"UPS","tracking":"TRK-%s"}]}""";
        var json = template.formatted(work, work, now, work);
        ok(PartnerSignature.signed(RawRequest.json("POST", "/v1/connectors/nodes/events", json)));
        return work;
    }

    private void deliver(String fulfillment) {
        ok(PartnerSignature.signed(RawRequest.json("POST", "/v1/connectors/carriers/events", """
                {"id":"evt-%s","object":"Event","description":"tracker.updated","result":{"object":"Tracker",
                 "tracking_code":"TRK-%s","carrier":"UPS","status":"delivered","tracking_details":[
                 {"status":"delivered","datetime":"%s","message":"Delivered"}]}}""".formatted(
                        fulfillment, fulfillment, now.plusSeconds(60)))));
    }

    /**
     * Sees that the server still does its work: a SKU of its own at a node of its own, ordered and released there.
     *
     * @param number makes the names unique
     * @return sentences about what does not work; empty if all does
     */
    List<String> stillServes(long number) {
        var code = "LAST-" + number;
        try {
            for (var service : known.of("service")) {
                client.send(RawRequest.json(
                        "POST", "/v1/services:reopen", "{\"services\":[{\"code\":\"" + service + "\"}]}"));
            }
            ok(RawRequest.json("PUT", "/v1/stock-channels", "{\"channels\":[{\"channel\":\"web\"}]}"));
            ok(RawRequest.json("PUT", "/v1/nodes", """
                    {"nodes":[{"code":"%s","name":"Last","kind":"dc","country":"US","postalCode":"60601",
                     "latitude":41.88,"longitude":-87.62,"timeZone":"America/Chicago","handlingMinor":1,"orderMinor":1,
                     "active":true}]}""".formatted(code)));
            ok(RawRequest.json("PUT", "/v1/skus", """
                    {"skus":[{"code":"%s","name":"Last","unit":"each","weightGrams":100,"priceMinor":1000,
                     "currency":"USD"}]}""".formatted(code)));
            ok(RawRequest.json("POST", "/v1/stock:count", """
                    {"counts":[{"sku":"%s","node":"%s","onHand":9}]}""".formatted(code, code)));
            await(order(code, code, "collected"), view -> !fulfillment(view).isEmpty());
            var violations = ok(RawRequest.get("/v1/invariants")).path("violations");
            return violations.isEmpty() ? List.of() : List.of("invariants are violated: " + violations);
        } catch (BenchFailure | IOException e) {
            return List.of("after the requests the server does not serve: " + e.getMessage());
        }
    }

    private JsonNode await(String order, Predicate<JsonNode> until) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var view = ok(RawRequest.get("/v1/orders/" + order));
            if (until.test(view)) {
                return view;
            }
            if (System.nanoTime() > end) {
                throw new BenchFailure("order " + order + " goes no further: " + view);
            }
            RunPause.milliseconds(PAUSE_MILLIS);
        }
    }

    private JsonNode ok(RawRequest request) {
        try {
            var answer = client.send(request);
            if (answer.status() >= 300) {
                throw new BenchFailure(request.method() + " " + request.target() + " answered " + answer.status() + ": "
                        + answer.text());
            }
            return answer.json();
        } catch (IOException e) {
            throw new BenchFailure(request.method() + " " + request.target(), e);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
