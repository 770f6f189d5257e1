package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.support.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Promises to carts and to orders, on a Thursday at 09:00 in Chicago. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromisesTest {

    private static final String HOURS = """
            "opening": [{"day": "monday", "open": "08:00", "close": "18:00"},
              {"day": "tuesday", "open": "08:00", "close": "18:00"},
              {"day": "wednesday", "open": "08:00", "close": "18:00"},
              {"day": "thursday", "open": "08:00", "close": "18:00"},
              {"day": "friday", "open": "08:00", "close": "18:00"}],
            "cutoffs": [{"service": "standard", "time": "14:00"}]""";

    private final RunningServer server = RunningServer.start(
            "--crossdock.connectors.nodes.http.kind=http",
            "--crossdock.connectors.nodes.http.url=http://127.0.0.1:1/nodes",
            "--spring.mail.port=1",
            "--crossdock.clock.origin=2026-11-26T15:00:00Z",
            "--crossdock.clock.machine-origin=" + Clock.systemUTC().instant());

    @AfterAll
    void stop() {
        server.close();
    }

    private void node(String code, String kind, String postalCode, String point, String profile) {
        ok(server.put("/v1/nodes", """
                {"nodes": [{"code": "%s", "name": "%s", "kind": "%s", "country": "US", "postalCode": "%s", %s,
                  "timeZone": "America/Chicago", "handlingMinor": 10, "orderMinor": 0, "active": true,
                  "profile": {%s}}]}""".formatted(code, code, kind, postalCode, point, profile)));
    }

    private void chicago(String code, String profile) {
        node(code, "store", "60601", "\"latitude\": 41.88, \"longitude\": -87.62", profile);
    }

    private void stock(String sku, String traits, String... nodes) {
        ok(server.put("/v1/skus", """
                {"skus": [{"code": "%s", "name": "%s", "unit": "each", "weightGrams": 300, "priceMinor": 1000,
                 "currency": "USD", "traits": [%s]}]}""".formatted(sku, sku, traits)));
        for (var node : nodes) {
            ok(server.post(
                    "/v1/stock:count",
                    "{\"counts\": [{\"sku\": \"%s\", \"node\": \"%s\", \"onHand\": 50}]}".formatted(sku, node)));
        }
    }

    private RunningServer.Answer send(String reference, String sku, String more) {
        return server.post("/v1/orders", """
                {"channel": "web", "reference": "%s", "placedAt": "2026-11-26T14:59:00Z", "currency": "USD",
                 "customer": {"name": "Ada", "tier": "gold"}, "shipTo": {"name": "Ada", "line1": "1 Main St",
                 "city": "Chicago", "postalCode": "60601", "country": "US"},
                 "lines": [{"sku": "%s", "quantity": 1, "unitPriceMinor": 1000}], "totalMinor": 1000,
                 "payment": {"method": "collected"}%s}""".formatted(reference, sku, more));
    }

    private JsonNode order(String reference, String sku, String more) {
        var answer = send(reference, sku, more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return server.get("/v1/orders/" + answer.json().get("id").stringValue()).json();
    }

    private JsonNode quote(String sku, String more) {
        var answer = server.post("/v1/promises:quote", """
                {"carts": [{"channel": "web", "tier": "gold", "shipTo": {"country": "US", "postalCode": "60601"},
                 "services": ["standard"], "lines": [{"sku": "%s", "quantity": 1}]%s}]}""".formatted(sku, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().at("/carts/0/options/0");
    }

    private static void ok(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    private static List<String> nodes(JsonNode order) {
        return order.at("/promise/legs")
                .valueStream()
                .map(l -> l.get("node").stringValue())
                .toList();
    }

    private static Instant promised(JsonNode order) {
        return Instant.parse(order.at("/promise/deliverBy").stringValue());
    }

    @Test
    void whatACartIsQuotedIsWhatItsOrderIsPromised() {
        chicago("Q1", HOURS);
        stock("mug", "", "Q1");

        var quoted = quote("mug", "");
        var placed = order("quoted", "mug", "");

        assertThat(quoted.get("possible").booleanValue()).isTrue();
        assertThat(quoted.get("nodes").toString()).isEqualTo("[\"Q1\"]");
        assertThat(quoted.get("shipsAt").stringValue()).isEqualTo("2026-11-27T00:00:00Z");
        assertThat(quoted.get("deliverBy").stringValue()).isEqualTo("2026-11-28T00:00:00Z");
        assertThat(promised(placed)).isEqualTo(Instant.parse("2026-11-28T00:00:00Z"));
        assertThat(placed.at("/promise/policy").stringValue()).startsWith("sourcing ");
        assertThat(quoted.get("costMinor").longValue()).isEqualTo(449);
    }

    @Test
    void aQuoteReservesNothingAndSaysWhyItIsNotPossible() {
        chicago("R1", HOURS);
        stock("rare", "", "R1");

        for (int i = 0; i < 3; i++) {
            assertThat(quote("rare", "").get("possible").booleanValue()).isTrue();
        }
        stock("gone", "");
        var none = quote("gone", "");

        assertThat(none.get("possible").booleanValue()).isFalse();
        assertThat(none.get("reason").stringValue()).contains("gone: 1 wanted, 0 available");
        assertThat(server.get("/v1/skus/rare/stock").text()).contains("\"reserved\":0");
    }

    @Test
    void aFullDayMovesThePromiseToTheNextAndNothingIsOverdrawn() {
        chicago("F1", HOURS + ", \"capacity\": {\"fulfillmentsPerDay\": 2}");
        stock("lamp", "", "F1");

        var days = List.of(1, 2, 3, 4, 5).stream()
                .map(i -> promised(order("full-" + i, "lamp", "")))
                .toList();

        assertThat(days)
                .containsExactly(
                        Instant.parse("2026-11-28T00:00:00Z"),
                        Instant.parse("2026-11-28T00:00:00Z"),
                        Instant.parse("2026-11-29T00:00:00Z"),
                        Instant.parse("2026-11-29T00:00:00Z"),
                        Instant.parse("2026-12-02T00:00:00Z"));
        assertThat(server.post("/v1/invariants:check", "")
                        .json()
                        .path("violations")
                        .toString())
                .isEqualTo("[]");
    }

    @Test
    void aSetOfOrdersLargerThanADayIsSpreadOverDays() {
        chicago("G1", HOURS + ", \"capacity\": {\"unitsPerDay\": 3}");
        stock("pen", "", "G1");
        var orders = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            orders.append(i == 0 ? "" : ",").append("""
                    {"channel": "web", "reference": "set-%d", "placedAt": "2026-11-26T14:59:00Z", "currency": "USD",
                     "customer": {"name": "Ada"}, "shipTo": {"name": "Ada", "line1": "1 Main St", "city": "Chicago",
                     "postalCode": "60601", "country": "US"},
                     "lines": [{"sku": "pen", "quantity": 1, "unitPriceMinor": 1000}], "totalMinor": 1000,
                     "payment": {"method": "collected"}}""".formatted(i));
        }

        var answer = server.send(server.request("/v1/orders:batch")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"orders\": [" + orders + "]}")));

        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        var taken = server.bean(Engine.class).read(tx -> tx.sql("""
                select day || ' ' || units as row
                from promises.work
                where node = 'G1' and hour = -1
                order by day""").rows(rs -> rs.getString("row")));
        assertThat(taken).containsExactly("2026-11-26 3", "2026-11-27 3", "2026-11-30 1");
    }

    @Test
    void aPickupIsReservedWhereItIsCollectedAndASecondStoreIsNoHelp() {
        chicago("P1", HOURS + ", \"kinds\": [\"ship\", \"pickup\"]");
        chicago("P2", "\"kinds\": [\"pickup\"]");
        stock("book", "", "P1", "P2");
        stock("map", "", "P1");

        var placed = order("pickup", "book", ", \"fulfillment\": \"pickup\", \"node\": \"P2\"");

        assertThat(nodes(placed)).containsExactly("P2");
        assertThat(placed.at("/fulfillment/kind").stringValue()).isEqualTo("pickup");
        assertThat(quote("map", ", \"fulfillment\": \"pickup\", \"node\": \"P2\"")
                        .get("possible")
                        .booleanValue())
                .isFalse();
        assertThat(nodes(order("parcel", "book", ""))).as("P2 ships no parcels").containsExactly("P1");
    }

    @Test
    void aPickupAtANodeThatDoesNotOfferItIsRefused() {
        chicago("X1", HOURS);
        stock("cup", "", "X1");

        var refused = send("wrong-1", "cup", ", \"fulfillment\": \"pickup\", \"node\": \"X1\"");
        var unknown = send("wrong-2", "cup", ", \"fulfillment\": \"ship-to-store\", \"node\": \"nowhere\"");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/violations/0/code").stringValue()).isEqualTo("not-offered");
        assertThat(unknown.json().at("/violations/0/pointer").stringValue()).isEqualTo("/node");
    }

    @Test
    void sameDayComesFromNodesInWhoseCircleTheCustomerLives() {
        chicago("S1", HOURS + ", \"kinds\": [\"ship\", \"same-day\"], \"sameDayKm\": 30");
        node(
                "S2",
                "store",
                "53202",
                "\"latitude\": 43.04, \"longitude\": -87.91",
                "\"kinds\": [\"ship\", \"same-day\"], \"sameDayKm\": 30");
        stock("cake", "", "S2");
        assertThat(quote("cake", ", \"fulfillment\": \"same-day\"")
                        .get("possible")
                        .booleanValue())
                .as("Milwaukee is too far")
                .isFalse();
        stock("cake", "", "S1");

        var quoted = quote("cake", ", \"fulfillment\": \"same-day\"");

        assertThat(quoted.get("nodes").toString()).isEqualTo("[\"S1\"]");
        assertThat(quoted.get("deliverBy").stringValue()).isEqualTo("2026-11-27T00:00:00Z");
    }

    @Test
    void storeOnlyGoodsComeFromStoresAndRefusedTraitsFromElsewhere() {
        chicago("T1", HOURS + ", \"refuses\": [\"hazmat\"]");
        node("T2", "dc", "60601", "\"latitude\": 41.88, \"longitude\": -87.62", "\"holidays\": []");
        stock("acid", "\"hazmat\"", "T1", "T2");
        stock("wine", "\"store-only\"", "T1", "T2");

        assertThat(nodes(order("acid", "acid", ""))).containsExactly("T2");
        assertThat(nodes(order("wine", "wine", ""))).containsExactly("T1");
    }

    @Test
    void aClosedNodeIsLeftOutUntilItReopens() {
        chicago("C1", "");
        node("C2", "store", "38118", "\"latitude\": 35.05, \"longitude\": -89.98", "");
        stock("soap", "", "C1", "C2");
        ok(server.post("/v1/nodes:close", "{\"closures\": [{\"node\": \"C1\", \"reason\": \"burst pipe\"}]}"));

        assertThat(nodes(order("closed", "soap", ""))).containsExactly("C2");

        ok(server.post("/v1/nodes:reopen", "{\"nodes\": [{\"code\": \"C1\"}]}"));
        assertThat(nodes(order("reopened", "soap", ""))).containsExactly("C1");
    }

    @Test
    void aNewVersionOfTheTableIsFollowedWithoutARestartAndTheDecisionNamesIt() {
        chicago("V1", HOURS);
        stock("vase", "", "V1");
        var table = """
                table: sourcing
                version: 7
                hit: first
                rules:
                  - { name: gold-vases, when: { tier: gold, date: { from: 11-01, to: 12-24 } },
                    then: { transit: working-days, nodesMax: 2 } }
                otherwise: { splitMinor: 250, nodesMax: 0, shipComplete: false, lateMinorPerDay: 0, rerouteMinor: 0,
                  shippingPermille: 1000,
                  handlingPermille: 1000, avoid: [], transit: calendar-days, handlingHours: 24 }
                """;
        ok(yaml("/v1/policies", table));
        assertThat(order("before", "vase", "").at("/promise/policy").stringValue())
                .isEqualTo("sourcing 2: otherwise");

        ok(server.post("/v1/policies/sourcing/versions/7:activate", ""));
        var after = order("after", "vase", "");
        ok(server.post("/v1/policies/sourcing/versions/2:activate", ""));

        assertThat(after.at("/promise/policy").stringValue()).isEqualTo("sourcing 7: gold-vases");
        var decision = server.get("/v1/orders/" + after.get("id").stringValue() + "/decisions")
                .json();
        assertThat(decision.findValue("rules").get("name").stringValue()).isEqualTo("sourcing 7: gold-vases");
        assertThat(decision.findValue("rules").get("nodesMax").intValue()).isEqualTo(2);
        assertThat(promised(after)).isEqualTo(Instant.parse("2026-11-28T00:00:00Z"));
        assertThat(order("back", "vase", "").at("/promise/policy").stringValue())
                .isEqualTo("sourcing 2: otherwise");
    }

    @Test
    void aTableWithFaultsIsRefusedWithAllOfThem() {
        var answer = yaml("/v1/policies", """
                table: sourcing
                version: 8
                hit: unique
                rules:
                  - { name: web, when: { channel: web }, then: { splitMinor: 1 } }
                  - { name: all, when: { colour: red }, then: { splitMinor: -1 } }
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("code").stringValue()).isEqualTo("policy-refused");
        assertThat(answer.json()
                        .get("violations")
                        .valueStream()
                        .map(v -> v.get("pointer").stringValue()))
                .containsExactlyInAnyOrder("/rules/1/when/colour", "/rules/1/then/splitMinor", "/otherwise");
        assertThat(yaml("/v1/policies:check", "table: sourcing")
                        .json()
                        .get("faults")
                        .size())
                .isGreaterThan(1);
    }

    private RunningServer.Answer yaml(String path, String document) {
        return server.send(server.request(path)
                .header("content-type", "application/yaml")
                .POST(BodyPublishers.ofString(document)));
    }

    @Test
    void everyFaultOfACartIsSaidAtOnce() {
        var answer = server.post("/v1/promises:quote", """
                {"carts": [{"channel": "WEB", "shipTo": {"country": "usa"}, "services": ["pigeon"],
                 "fulfillment": "pickup", "lines": [{"sku": "unicorn", "quantity": 0}]}]}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()
                        .get("violations")
                        .valueStream()
                        .map(v -> v.get("pointer").stringValue() + " "
                                + v.get("code").stringValue()))
                .containsExactlyInAnyOrder(
                        "/carts/0/channel wrong-format",
                        "/carts/0/shipTo/country wrong-format",
                        "/carts/0/services/0 not-a-choice",
                        "/carts/0/node required",
                        "/carts/0/lines/0/sku unknown-sku",
                        "/carts/0/lines/0/quantity out-of-range");
    }
}
