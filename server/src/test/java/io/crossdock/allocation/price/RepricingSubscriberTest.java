package io.crossdock.allocation.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the log to a price, and from the price to the node that serves the next order. */
@Tag("slow")
class RepricingSubscriberTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aScarceUnitIsKeptForThoseWhoNeedItMost() throws InterruptedException {
        try (var server = start("--crossdock.prices.on=true")) {
            // Two of three mugs in the west are sold; at this rate two or three more would be sold there.
            order(server, "A1", "San Francisco", "94103", 2);

            var priced = await(server);

            assertThat(priced.path("scarce").asBoolean()).isTrue();
            assertThat(priced.path("available").asLong()).isEqualTo(61);
            // To this region a parcel from the east costs 569, one from the west 449.
            assertThat(priced.path("items").toString()).isEqualTo("[{\"node\":\"west\",\"minor\":120,\"units\":1}]");
            // To Denver a parcel from the west is 40 cheaper.
            var decision = decision(server, order(server, "A2", "Denver", "80202", 1));
            assertThat(decision.findValuesAsString("node")).contains("east");
            assertThat(decision.path("same").asBoolean()).isTrue();
            // No order is turned away: the remaining nodes serve the last one.
            order(server, "A3", "Denver", "80202", 59);
            assertThat(decision(server, order(server, "A4", "Denver", "80202", 1))
                            .findValuesAsString("node"))
                    .contains("west");
        }
    }

    @Test
    void switchedOffTheNearestNodeServes() {
        try (var server = start("--crossdock.prices.on=false")) {
            order(server, "A1", "San Francisco", "94103", 2);

            assertThat(decision(server, order(server, "A2", "Denver", "80202", 1))
                            .findValuesAsString("node"))
                    .contains("west");
            assertThat(server.get("/v1/sourcing/prices?sku=mug")
                            .json()
                            .path("items")
                            .size())
                    .isZero();
        }
    }

    @Test
    void anUnknownSkuIsNotFound() {
        try (var server = start("--crossdock.prices.on=true")) {
            var answer = server.get("/v1/sourcing/prices?sku=nothing");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("code").asString()).isEqualTo("sku-not-found");
        }
    }

    private static RunningServer start(String setting) {
        var server = RunningServer.start(
                setting,
                "--crossdock.prices.scarce-permille=100000",
                "--crossdock.prices.every-seconds=0",
                "--crossdock.connectors.nodes.http.kind=http",
                "--crossdock.connectors.nodes.http.url=http://127.0.0.1:1/nodes",
                "--spring.mail.port=1");
        ok(server.put("/v1/skus", """
                {"skus":[{"code":"mug","name":"Mug","unit":"each","weightGrams":300,
                 "priceMinor":1000,"currency":"USD"}]}"""));
        ok(server.put("/v1/nodes", """
                {"nodes":[
                 {"code":"west","name":"West","kind":"store","country":"US","postalCode":"94103",
                  "latitude":37.77,"longitude":-122.42,"timeZone":"America/Los_Angeles",
                  "handlingMinor":0,"orderMinor":0,"active":true},
                 {"code":"east","name":"East","kind":"store","country":"US","postalCode":"10001",
                  "latitude":40.75,"longitude":-74.0,"timeZone":"America/New_York",
                  "handlingMinor":0,"orderMinor":0,"active":true}]}"""));
        ok(server.post("/v1/stock:count", """
                {"counts":[{"sku":"mug","node":"west","onHand":3},{"sku":"mug","node":"east","onHand":60}]}"""));
        return server;
    }

    private static String order(RunningServer server, String reference, String city, String postalCode, long quantity) {
        var answer = server.post(
                "/v1/orders", """
                {"channel":"web","reference":"%s","placedAt":"2026-11-23T10:15:30Z","currency":"USD",
                 "customer":{"name":"Ada","email":"ada@example.com"},
                 "shipTo":{"name":"Ada","line1":"1 Main St","city":"%s","postalCode":"%s","country":"US"},
                 "service":"standard","lines":[{"line":1,"sku":"mug","quantity":%d,"unitPriceMinor":1000}],
                 "shippingMinor":0,"totalMinor":%d,"payment":{"method":"collected","reference":"%s"}
                }""".formatted(reference, city, postalCode, quantity, quantity * 1000, reference));
        ok(answer);
        return answer.json().get("id").stringValue();
    }

    private static void ok(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    /** An order's first decision, with its placements and whether it was reproduced. */
    private static JsonNode decision(RunningServer server, String order) {
        return server.get("/v1/orders/" + order + "/decisions")
                .json()
                .path("items")
                .path(0);
    }

    private static JsonNode await(RunningServer server) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var priced = server.get("/v1/sourcing/prices?sku=mug").json();
            // An early pricing may have seen the stock before the order.
            if (priced.path("available").asLong() == 61 && priced.path("items").size() == 1) {
                return priced;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(
                "no price came: " + server.get("/v1/sourcing/prices?sku=mug").text() + List.of());
    }
}
