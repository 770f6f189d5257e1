package io.crossdock.inventory.feed.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FeedControllerTest {

    private final RunningServer server = RunningServer.ground();

    FeedControllerTest() {
        server.put("/v1/skus", """
                {"skus": [
                  {"code": "mug", "name": "Mug", "unit": "each", "weightGrams": 400, "priceMinor": 1200,
                   "currency": "USD"},
                  {"code": "cup", "name": "Cup", "unit": "each", "weightGrams": 300, "priceMinor": 900,
                   "currency": "USD"}]}
                """);
        server.put("/v1/nodes", """
                {"nodes": [
                  {"code": "S001", "name": "Chicago Loop", "kind": "store", "country": "US", "postalCode": "60601",
                   "latitude": 41.88, "longitude": -87.62, "timeZone": "America/Chicago", "handlingMinor": 80,
                   "orderMinor": 50, "active": true}]}
                """);
        server.put("/v1/stock/feeds", """
                {"feeds": [
                  {"name": "pos", "system": "pos", "figures": ["absolute", "delta"], "nodes": ["S001"],
                   "staleSeconds": 86400},
                  {"name": "wms", "system": "wms", "staleSeconds": 86400}]}
                """);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void takesAMessageParksWhatItDoesNotKnowAndAnswersTheSameAgain() {
        var body = """
                {"sequence": 1, "at": "2026-11-23T10:00:00Z", "kind": "absolute", "node": "S001",
                 "rows": [{"sku": "mug", "units": 7}, {"sku": "unicorn", "units": 1}, {"sku": "cup", "unit": 3}, "cup"]}
                """;

        var first = server.post("/v1/stock/feeds/pos", body);
        var again = server.post("/v1/stock/feeds/pos", body.replace("\n", " "));
        var nothing = server.post("/v1/stock/feeds/pos", body.replace("\"units\": 7", "\"units\": 7, \"bin\": null"));
        var other = server.post("/v1/stock/feeds/pos", body.replace("7", "8"));

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().at("/changed").asInt()).isEqualTo(1);
        assertThat(first.json().at("/parked").asInt()).isEqualTo(3);
        assertThat(first.json().at("/items").values().stream()
                        .map(i -> i.at("/row").asInt() + " " + i.at("/outcome").asString()))
                .containsExactly("1 unknown-sku", "2 unreadable-row", "3 unreadable-row");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(nothing.text()).isEqualTo(first.text());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().at("/code").asString()).isEqualTo("feed-sequence-reused");
        assertThat(server.get("/v1/stock/feeds/pos/messages/1").text()).isEqualTo(first.text());
        assertThat(server.get("/v1/skus/mug/stock").json().at("/items/0/onHand").asLong())
                .isEqualTo(7);
    }

    @Test
    void listsFeedsWithWhatWaits() {
        server.post("/v1/stock/feeds/wms", """
                {"sequence": 5, "at": "2026-11-23T10:00:00Z", "kind": "delta",
                 "rows": [{"sku": "griffin", "node": "S001", "units": 2}]}
                """);

        var feed = server.get("/v1/stock/feeds").json().at("/items/1");
        var parked = server.get("/v1/stock/parked?feed=wms").json().at("/items/0");
        var corrected = server.post(
                "/v1/stock/parked:retry", """
                {"rows": [{"id": "%s", "sku": "cup"}]}
                """.formatted(parked.at("/id").asString()));

        assertThat(feed.at("/profile/name").asString()).isEqualTo("wms");
        assertThat(feed.at("/parked").asInt()).isEqualTo(1);
        assertThat(parked.at("/sku").asString()).isEqualTo("griffin");
        assertThat(corrected.json().at("/items/0/state").asString())
                .as(corrected.text())
                .isEqualTo("applied");
        assertThat(server.get("/v1/skus/cup/stock").json().at("/items/0/onHand").asLong())
                .isEqualTo(2);
    }

    @Test
    void refusesAHeadThatCanNotBeWithAllViolationsAtOnce() {
        var answer = server.post(
                "/v1/stock/feeds/pos", "{\"sequence\": -1, \"at\": \"noon\", \"kind\": \"guess\", \"surprise\": 1}");
        var reset = server.post("/v1/stock/feeds/pos", """
                {"sequence": 9, "at": "2026-11-23T10:00:00Z", "kind": "reset", "node": "S001", "rows": []}
                """);

        assertThat(answer.json().at("/violations").values().stream()
                        .map(v -> v.at("/pointer").asString()))
                .containsExactlyInAnyOrder("/sequence", "/at", "/kind", "/surprise", "/rows");
        assertThat(reset.status()).isEqualTo(422);
        assertThat(reset.json().at("/violations/0/pointer").asString()).isEqualTo("/kind");
        assertThat(server.post(
                                "/v1/stock/feeds/none",
                                "{\"sequence\": 1, \"at\": \"2026-11-23T10:00:00Z\", \"kind\": \"absolute\","
                                        + " \"rows\": [{\"sku\": \"mug\", \"node\": \"S001\", \"units\": 1}]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesAnEmptyBody() {
        var answer = server.post("/v1/stock/feeds/pos", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/code").asString()).isEqualTo("malformed-json");
    }

    @Test
    void parksARowOfATimeThatTheDatabaseCanNotTakeAndAppliesTheOthers() {
        var answer = server.post("/v1/stock/feeds/pos", """
                {"sequence": 77, "at": "2026-11-23T10:00:00Z", "kind": "absolute", "rows": [
                  {"sku": "mug", "node": "S001", "units": 1, "countedAt": "-999999999-01-01T00:00:00Z"},
                  {"sku": "cup", "node": "S001", "units": 1}]}
                """);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/parked").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/items/0/outcome").asString()).isEqualTo("unreadable-row");
    }
}
