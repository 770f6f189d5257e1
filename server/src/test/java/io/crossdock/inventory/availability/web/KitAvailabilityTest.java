package io.crossdock.inventory.availability.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A set of a pot and four cups, at two stores in Chicago and a warehouse in Memphis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KitAvailabilityTest {

    private static final String CHICAGO = "\"to\": {\"country\": \"US\", \"postalCode\": \"60601\"}";

    private final RunningServer server = RunningServer.ground();

    @BeforeAll
    void stock() {
        skus("cup", "pot", "set", "late", "plate", "table");
        ok(server.put(
                "/v1/nodes",
                "{\"nodes\": [%s, %s, %s]}"
                        .formatted(
                                node("S1", "store", "60601", 41.88, -87.62),
                                node("S2", "store", "60614", 41.92, -87.65),
                                node("DC1", "dc", "38118", 35.05, -89.98))));
        kit("set", "{\"sku\": \"pot\", \"quantity\": 1}, {\"sku\": \"cup\", \"quantity\": 4}");
        counted("pot", "S1", 5);
        counted("pot", "S2", 2);
        counted("pot", "DC1", 9);
        counted("cup", "S1", 9);
        counted("cup", "S2", 3);
        counted("cup", "DC1", 40);
        until(() -> available("set") == 13);
    }

    private void skus(String... codes) {
        for (var code : codes) {
            ok(server.put("/v1/skus", """
                    {"skus": [
                      {"code": "%s", "name": "%s", "unit": "each", "weightGrams": 400, "priceMinor": 1200,
                       "currency": "USD"}]}""".formatted(code, code)));
        }
    }

    private static String node(String code, String kind, String postalCode, double latitude, double longitude) {
        return """
                {"code": "%s", "name": "%s", "kind": "%s", "country": "US", "postalCode": "%s", "latitude": %s,
                 "longitude": %s, "timeZone": "America/Chicago", "handlingMinor": 80, "orderMinor": 50,
                 "active": true, "profile": {"kinds": %s}}""".formatted(
                        code,
                        code,
                        kind,
                        postalCode,
                        latitude,
                        longitude,
                        kind.equals("store") ? "[\"ship\", \"pickup\"]" : "[\"ship\"]");
    }

    private void kit(String sku, String parts) {
        ok(server.put("/v1/kits", "{\"kits\": [{\"sku\": \"%s\", \"parts\": [%s]}]}".formatted(sku, parts)));
    }

    private void counted(String sku, String node, long units) {
        ok(server.post(
                "/v1/stock:count",
                "{\"counts\": [{\"sku\": \"%s\", \"node\": \"%s\", \"onHand\": %d}]}".formatted(sku, node, units)));
    }

    private static void ok(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    private JsonNode sku(String code) {
        return server.get("/v1/availability/" + code).json();
    }

    private long available(String code) {
        return sku(code).at("/available").asLong();
    }

    private JsonNode post(String path, String body) {
        var answer = server.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return list.values().stream().map(v -> v.at(pointer).asString()).toList();
    }

    private static void until(Supplier<Boolean> so) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!so.get()) {
            assertThat(System.nanoTime()).as("within 10 s").isLessThan(end);
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void nodesHaveWholeKitsAndAllOfThemTogetherWhatTheirPartsMake() {
        var set = sku("set");

        assertThat(set.at("/nodes").toString())
                .isEqualTo("[{\"node\":\"DC1\",\"available\":9,\"onHand\":9,\"reserved\":0,\"kept\":0},"
                        + "{\"node\":\"S1\",\"available\":2,\"onHand\":2,\"reserved\":0,\"kept\":0}]");
        assertThat(set.at("/available").asLong()).as("16 pots, 52 cups").isEqualTo(13);
        assertThat(set.at("/parts").toString())
                .isEqualTo("[{\"sku\":\"cup\",\"quantity\":4,\"available\":52},"
                        + "{\"sku\":\"pot\",\"quantity\":1,\"available\":16}]");
        assertThat(sku("cup").at("/parts").size()).isZero();
    }

    @Test
    void aCartOfAKitAndItsPartIsLookedAtByParts() {
        var whole = cart("{\"sku\": \"set\", \"quantity\": 2}, {\"sku\": \"cup\", \"quantity\": 1}");
        var split = cart("{\"sku\": \"set\", \"quantity\": 12}, {\"sku\": \"cup\", \"quantity\": 4}");
        var lacking = cart("{\"sku\": \"set\", \"quantity\": 12}, {\"sku\": \"cup\", \"quantity\": 5}");

        assertThat(whole.at("/fulfillment").asString()).isEqualTo("whole");
        assertThat(texts(whole.at("/whole"), "/node")).containsExactly("S1", "DC1");
        assertThat(texts(whole.at("/pickup"), "/node")).containsExactly("S1");
        assertThat(whole.at("/lines/0/pickup").asBoolean()).isTrue();
        assertThat(texts(whole.at("/lines/0/nodes"), "/node")).containsExactly("S1", "DC1");
        assertThat(split.at("/fulfillment").asString()).isEqualTo("split");
        assertThat(split.at("/lines/0/available").asLong()).isEqualTo(13);
        assertThat(lacking.at("/fulfillment").asString()).isEqualTo("short");
        assertThat(lacking.at("/lines/0/enough").asBoolean()).isFalse();
    }

    private JsonNode cart(String lines) {
        return post("/v1/availability:cart", "{\"lines\": [" + lines + "], " + CHICAGO + "}");
    }

    @Test
    void aKitIsPickedUpWhereAllItsPartsAre() {
        var stores = server.get("/v1/availability/pickup?sku=set&quantity=1&postalCode=60601&country=US")
                .json();

        assertThat(texts(stores.at("/items"), "/node")).containsExactly("S1");
        assertThat(stores.at("/items/0/available").asLong()).isEqualTo(2);
        assertThat(server.get("/v1/availability/pickup?sku=set&quantity=3&postalCode=60601&country=US")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void bulkTellsKitsLikeEverySku() {
        var some = post("/v1/availability:bulk", "{\"skus\": [\"set\"], \"nodes\": [\"S1\", \"S2\"]}");
        var all = post("/v1/availability:bulk", "{}");

        assertThat(some.at("/items").toString())
                .matches("\\[\\{\"sku\":\"set\",\"nodes\":\\[\"S1\"],\"available\":\\[2],\"version\":\\[\\d+]}]");
        assertThat(texts(all.at("/items"), "/sku")).contains("set", "cup", "pot");
    }

    @Test
    void aChannelSeesWhatItsNodesLeaveOfTheParts() {
        ok(server.put(
                "/v1/stock-channels",
                "{\"channels\": [{\"channel\": \"outlet\", \"group\": \"outlet\", \"nodes\": [\"S1\", \"S2\"]}]}"));

        var outlet = server.get("/v1/availability/set?channel=outlet").json();

        assertThat(outlet.at("/available").asLong()).as("7 pots, 12 cups").isEqualTo(3);
        assertThat(texts(outlet.at("/nodes"), "/node")).containsExactly("S1");
        assertThat(server.get("/v1/availability/set?channel=web")
                        .json()
                        .at("/available")
                        .asLong())
                .isEqualTo(13);
        var cart = "{\"lines\": [{\"sku\": \"set\", \"quantity\": 3}], \"channel\": \"outlet\", " + CHICAGO + "}";
        assertThat(post("/v1/availability:cart", cart).at("/fulfillment").asString())
                .isEqualTo("split");
    }

    @Test
    void supplyOfAPartIsAKitOnceItCompletesOne() {
        kit("late", "{\"sku\": \"plate\", \"quantity\": 2}, {\"sku\": \"table\", \"quantity\": 1}");
        counted("plate", "S1", 1);
        ok(server.post("/v1/supplies:announce", """
                {"lines": [
                  {"reference": "PO-1", "line": 1, "sku": "plate", "node": "S1", "ordered": 2,
                   "expectedAt": "2026-12-01T08:00:00Z", "sequence": 1},
                  {"reference": "PO-1", "line": 2, "sku": "table", "node": "DC1", "ordered": 5,
                   "expectedAt": "2026-12-03T08:00:00Z", "sequence": 1},
                  {"reference": "PO-1", "line": 3, "sku": "plate", "node": "S2", "ordered": 4,
                   "expectedAt": "2026-12-05T08:00:00Z", "sequence": 1}]}
                """));
        until(() -> sku("plate").at("/available").asLong() == 1);

        var late = server.get("/v1/availability/late?dated=true").json();

        assertThat(late.at("/available").asLong()).isZero();
        assertThat(late.at("/dated").toString())
                .isEqualTo("[{\"expectedAt\":\"2026-12-03T08:00:00Z\",\"node\":\"DC1\",\"units\":1,\"available\":1},"
                        + "{\"expectedAt\":\"2026-12-05T08:00:00Z\",\"node\":\"S2\",\"units\":2,\"available\":3}]");
    }

    @Test
    void theFeedTellsAKitWhenAPartChangesAndWhenItBecomesOne() {
        skus("lid", "jar", "preserve");
        counted("lid", "S2", 8);
        counted("jar", "S2", 8);
        until(() -> available("jar") == 8);
        var place = post("/v1/availability:bulk", "{\"skus\": [\"jar\"]}")
                .at("/position")
                .asString();

        kit("preserve", "{\"sku\": \"lid\", \"quantity\": 1}, {\"sku\": \"jar\", \"quantity\": 1}");
        until(() -> told(place, "preserve") == 8);
        var next = changes(place).at("/next").asString();
        counted("jar", "S2", 5);

        until(() -> told(next, "preserve") == 5);
        assertThat(told(next, "jar")).isEqualTo(5);
        assertThat(told(next, "lid")).as("nothing of it changed").isEqualTo(-1);
        ok(server.put(
                "/v1/kits",
                "{\"kits\": [{\"sku\": \"preserve\", \"parts\": [{\"sku\": \"jar\", \"quantity\": 1},"
                        + " {\"sku\": \"lid\", \"quantity\": 1}]}]}"));
        assertThat(told(changes(next).at("/next").asString(), "preserve"))
                .as("it was a kit before")
                .isEqualTo(-1);
    }

    private JsonNode changes(String after) {
        return server.get("/v1/availability/changes?after=" + after).json();
    }

    /** Availability of the SKU in the feed of changes; -1 if the SKU is not in it. */
    private long told(String after, String sku) {
        return changes(after).at("/items").values().stream()
                .filter(row -> row.at("/sku").asString().equals(sku))
                .mapToLong(row -> row.at("/available").asLong())
                .findFirst()
                .orElse(-1);
    }
}
