package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Promises of orders that come from cart holds, on a Thursday at 09:00 in Chicago. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldPromisesTest {

    private static final String HOURS = """
            "opening": [{"day": "thursday", "open": "08:00", "close": "18:00"},
              {"day": "friday", "open": "08:00", "close": "18:00"}],
              "cutoffs": [{"service": "standard", "time": "14:00"}]""";

    /** Opens after the weekend. */
    private static final String LATER =
            "\"opening\": [{\"day\": \"monday\", \"open\": \"08:00\", \"close\": \"18:00\"}]";

    private final RunningServer server = RunningServer.start(
            "--crossdock.connectors.nodes.http.kind=http",
            "--crossdock.connectors.nodes.http.url=http://127.0.0.1:1/nodes",
            "--spring.mail.port=1",
            "--crossdock.clock.origin=2026-11-26T15:00:00Z",
            "--crossdock.clock.machine-origin=" + Clock.systemUTC().instant());

    @AfterAll
    void stop() {
        assertThat(server.post("/v1/invariants:check", "")
                        .json()
                        .path("violations")
                        .toString())
                .isEqualTo("[]");
        server.close();
    }

    private void node(String code, String profile) {
        ok(server.put("/v1/nodes", """
                {"nodes": [{"code": "%s", "name": "%s", "kind": "store", "country": "US", "postalCode": "60601",
                 "latitude": 41.88, "longitude": -87.62, "timeZone": "America/Chicago", "handlingMinor": 10,
                 "orderMinor": 0, "active": true, "profile": {%s}}]}""".formatted(code, code, profile)));
    }

    private void stock(String sku, String node, long units) {
        ok(server.put("/v1/skus", """
                {"skus": [{"code": "%s", "name": "%s", "unit": "each", "weightGrams": 300, "priceMinor": 1000,
                 "currency": "USD"}]}""".formatted(sku, sku)));
        ok(server.post(
                "/v1/stock:count",
                "{\"counts\": [{\"sku\": \"%s\", \"node\": \"%s\", \"onHand\": %d}]}".formatted(sku, node, units)));
    }

    private static void ok(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    private String hold(String sku, long units) {
        var answer = server.post("/v1/cart-holds", """
                {"channel": "web", "key": "cart-%s", "country": "US", "postalCode": "60601",
                 "lines": [{"sku": "%s", "quantity": %d}]}""".formatted(sku, sku, units));
        ok(answer);
        return answer.json().get("id").stringValue();
    }

    private JsonNode order(String reference, String sku, long units, String more) {
        var answer = server.post("/v1/orders", """
                {"channel": "web", "reference": "%s", "placedAt": "2026-11-26T14:59:00Z", "currency": "USD",
                 "customer": {"name": "Ada"}, "shipTo": {"name": "Ada", "line1": "1 Main St", "city": "Chicago",
                 "postalCode": "60601", "country": "US"},
                 "lines": [{"sku": "%s", "quantity": %d, "unitPriceMinor": 1000}], "totalMinor": %d,
                 "payment": {"method": "collected"}%s}""".formatted(reference, sku, units, units * 1000, more));
        ok(answer);
        return server.get("/v1/orders/" + answer.json().get("id").stringValue()).json();
    }

    private JsonNode held(String reference, String sku, long units, String hold) {
        return order(reference, sku, units, ", \"holdId\": \"" + hold + "\"");
    }

    private static Instant promised(JsonNode order) {
        return Instant.parse(order.at("/promise/deliverBy").stringValue());
    }

    private static List<String> nodes(JsonNode order) {
        return order.at("/promise/legs")
                .valueStream()
                .map(l -> l.get("node").stringValue())
                .toList();
    }

    private String timeline(JsonNode order) {
        return server.get("/v1/orders/" + order.get("id").stringValue() + "/timeline")
                .text();
    }

    @Test
    void aHeldOrderIsPromisedByTheSameComputationAsAnyOther() {
        node("A1", HOURS);
        stock("mug", "A1", 9);

        var other = order("any", "mug", 2, "");
        var own = held("own", "mug", 2, hold("mug", 2));

        assertThat(promised(own))
                .isEqualTo(Instant.parse("2026-11-28T00:00:00Z"))
                .isEqualTo(promised(other));
        assertThat(own.at("/promise/legs/0/shipsAt").stringValue()).isEqualTo("2026-11-27T00:00:00Z");
        assertThat(own.at("/promise/policy").stringValue()).isEqualTo("sourcing 2: otherwise");
        assertThat(timeline(own)).contains("\"costMinor\":569").contains("cart-hold-converted");
        assertThat(timeline(other)).contains("\"costMinor\":569");
        var decisions = "/v1/orders/" + own.get("id").stringValue() + "/decisions";
        assertThat(server.get(decisions + ":recompute").json().at("/identical").booleanValue())
                .isTrue();
        assertThat(server.get(decisions)
                        .json()
                        .at("/items/0/decision/placements")
                        .toString())
                .isEqualTo("[{\"line\":1,\"sku\":\"mug\",\"node\":\"A1\",\"quantity\":2}]");
    }

    @Test
    void aHeldOrderHasThePlaceAtTheNodeThatItsHoldTook() {
        node("B1", HOURS + ", \"capacity\": {\"fulfillmentsPerDay\": 1}");
        stock("lamp", "B1", 9);
        var hold = hold("lamp", 1);

        var other = order("next-day", "lamp", 1, "");
        var own = held("this-day", "lamp", 1, hold);

        assertThat(promised(own)).isEqualTo(Instant.parse("2026-11-28T00:00:00Z"));
        assertThat(promised(other)).isEqualTo(Instant.parse("2026-11-29T00:00:00Z"));
        assertThat(promised(order("week-after", "lamp", 1, ""))).isEqualTo(Instant.parse("2026-12-05T00:00:00Z"));
    }

    @Test
    void whatIsFoundBeyondAHoldIsPartOfThePromise() {
        node("C1", HOURS);
        stock("bowl", "C1", 2);
        var hold = hold("bowl", 2);
        node("C2", LATER);
        stock("bowl", "C2", 5);

        var order = held("more", "bowl", 5, hold);

        assertThat(nodes(order)).containsExactlyInAnyOrder("C1", "C2");
        assertThat(promised(order)).isEqualTo(Instant.parse("2026-12-02T00:00:00Z"));
    }

    @Test
    void unitsAtANodeThatClosedMeanwhileGoBackAndOthersAreFound() {
        node("D1", HOURS);
        stock("soap", "D1", 1);
        var hold = hold("soap", 1);
        node("D2", HOURS);
        stock("soap", "D2", 1);
        ok(server.post("/v1/nodes:close", "{\"closures\": [{\"node\": \"D1\", \"reason\": \"burst pipe\"}]}"));

        var order = held("closed", "soap", 1, hold);

        assertThat(nodes(order)).containsExactly("D2");
        assertThat(timeline(order)).contains("cart-hold-not-used").contains("\"reason\":\"no-plan\"");
        assertThat(server.get("/v1/skus/soap/shared-stock").text())
                .isEqualTo("{\"items\":[{\"node\":\"D1\",\"units\":1}]}");
    }

    @Test
    void anOrderThatIsPickedUpElsewhereThanItsCartIsServedThere() {
        node("E1", HOURS);
        node("E2", "\"kinds\": [\"pickup\"]");
        stock("book", "E1", 1);
        var hold = hold("book", 1);
        stock("book", "E2", 1);

        var order = order(
                "collected",
                "book",
                1,
                ", \"fulfillment\": \"pickup\", \"node\": \"E2\", \"holdId\": \"" + hold + "\"");

        assertThat(nodes(order)).containsExactly("E2");
        assertThat(timeline(order)).contains("\"reason\":\"no-plan\"");
    }
}
