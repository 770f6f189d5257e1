package io.crossdock.platform.golive;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a retailer is told before the first real order. */
class GoLiveTest {

    private static final int ROUNDS_MAX = 300;

    @Test
    void aServerWithoutDataAndSystemsSaysWhatIsMissing() {
        try (var server = RunningServer.bare()) {
            var list = server.get("/v1/go-live").json();

            assertThat(list.path("ready").asBoolean()).isFalse();
            assertThat(list.path("items").valueStream().map(GoLiveTest::state))
                    .containsExactly(
                            "skus missing",
                            "nodes missing",
                            "stock missing",
                            "rate-card attention",
                            "payments missing",
                            "node-system missing",
                            "carriers missing",
                            "channels done",
                            "channels attention",
                            "mail attention",
                            "mail attention",
                            "access attention");
            assertThat(list.at("/items/4/todo").asString())
                    .isEqualTo("Set crossdock.connectors.payments.adyen.kind=adyen and"
                            + " crossdock.connectors.payments.adyen.url=https://…");
            assertThat(list.at("/items/4/page").asString()).isEqualTo("docs/operating/go-live.md#payments");
            assertThat(server.get("/status")
                            .json()
                            .path("missing")
                            .valueStream()
                            .map(JsonNode::asString))
                    .anyMatch(text -> text.startsWith("Node system: no node system is connected: fulfillments wait"))
                    .hasSize(6);
        }
    }

    @Test
    void whatIsLoadedAndSetIsDoneAndEmptySecretsAreNamed() {
        try (var server = RunningServer.start(
                "--crossdock.connectors.payments.main.kind=adyen",
                "--crossdock.connectors.payments.main.url=http://127.0.0.1:1",
                "--crossdock.connectors.payments.main.api-key=k",
                "--crossdock.channels.shopify.secret=s",
                "--crossdock.notifications.from=shop@retailer.test",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=1")) {
            load(server);

            var list = server.get("/v1/go-live").json();

            assertThat(list.path("ready").asBoolean()).as(list.toString()).isTrue();
            assertThat(list.path("items").valueStream().map(GoLiveTest::state))
                    .containsExactly(
                            "skus done",
                            "nodes done",
                            "stock done",
                            "rate-card attention",
                            "payments done",
                            "payments attention",
                            "node-system done",
                            "node-system attention",
                            "carriers done",
                            "carriers attention",
                            "channels done",
                            "mail done",
                            "access attention");
            assertThat(list.at("/items/5/text").asString())
                    .isEqualTo("crossdock.connectors.payments.main.hmac-key is empty: all its notifications are"
                            + " refused with 401");
            var page = server.send(
                    server.request("/v1/go-live").header("accept", "text/plain").GET());
            assertThat(page.text())
                    .contains("done       SKUs                there are SKUs\n")
                    .endsWith("Ready: nothing is missing before real orders.\n");
        }
    }

    @Test
    void anOrderThatNeedsASystemWaitsAndNamesTheSettingsThatConnectIt() throws InterruptedException {
        try (var server = RunningServer.bare()) {
            load(server);
            var order = server.post("/v1/orders", """
                    {"channel":"web","reference":"waits","placedAt":"2026-11-23T10:15:30Z","currency":"USD",
                     "customer":{"name":"Ada","email":"ada@example.com"},
                     "shipTo":{"name":"Ada","line1":"1 Main St","city":"Reno","postalCode":"89501","country":"US"},
                     "service":"standard","lines":[{"line":1,"sku":"mug","quantity":1,"unitPriceMinor":1000}],
                     "shippingMinor":0,"totalMinor":1000,"payment":{"method":"card","token":"tok"}}""");
            assertThat(order.status()).as(order.text()).isEqualTo(201);

            var waiting = "";
            for (int i = 0; i < ROUNDS_MAX && !waiting.contains("no payment provider"); i++) {
                Thread.sleep(100);
                waiting = server.get("/v1/orders/" + order.json().path("id").asString() + "/timeline")
                        .text();
            }

            assertThat(waiting)
                    .contains("no payment provider is connected: set crossdock.connectors.payments.adyen.kind=adyen");
        }
    }

    private static void load(RunningServer server) {
        server.put("/v1/skus", """
                {"skus": [{"code": "mug", "name": "Mug", "unit": "each", "weightGrams": 400, "priceMinor": 1200,
                           "currency": "USD"}]}
                """);
        server.put("/v1/nodes", """
                {"nodes": [{"code": "DC1", "name": "Reno", "kind": "dc", "country": "US", "postalCode": "89501",
                            "latitude": 39.5, "longitude": -119.8, "timeZone": "America/Los_Angeles",
                            "handlingMinor": 80, "orderMinor": 50, "active": true}]}
                """);
        server.post("/v1/stock:count", """
                {"counts": [{"sku": "mug", "node": "DC1", "onHand": 5}]}
                """);
    }

    private static String state(JsonNode item) {
        return item.path("step").asString() + " " + item.path("state").asString();
    }
}
