package io.crossdock.inventory.availability.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Two stores in Chicago, one in Atlanta, a warehouse in Memphis, and a closed store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AvailabilityTest {

    private static final String CHICAGO = "\"to\": {\"country\": \"US\", \"postalCode\": \"60601\"}";

    private final RunningServer server = RunningServer.ground();

    AvailabilityTest() {
        server.put("/v1/skus", """
                {"skus": [
                  {"code": "mug", "name": "Mug", "unit": "each", "weightGrams": 400, "priceMinor": 1200,
                   "currency": "USD"},
                  {"code": "cup", "name": "Cup", "unit": "each", "weightGrams": 300, "priceMinor": 900,
                   "currency": "USD"},
                  {"code": "fenced", "name": "Fenced", "unit": "each", "weightGrams": 1, "priceMinor": 1,
                   "currency": "USD"},
                  {"code": "dated", "name": "Dated", "unit": "each", "weightGrams": 1, "priceMinor": 1,
                   "currency": "USD"},
                  {"code": "new", "name": "Not yet in stock", "unit": "each", "weightGrams": 1, "priceMinor": 1,
                   "currency": "USD"}]}
                """);
        server.put(
                "/v1/nodes",
                "{\"nodes\": [%s, %s, %s, %s, %s]}"
                        .formatted(
                                node("S1", "store", "60601", 41.88, -87.62, true),
                                node("S2", "store", "60614", 41.92, -87.65, true),
                                node("S3", "store", "30303", 33.75, -84.39, true),
                                node("DC1", "dc", "38118", 35.05, -89.98, true),
                                node("S9", "store", "60601", 41.88, -87.62, false)));
        counted(
                "mug", "S1", 2, "mug", "S2", 5, "mug", "S3", 9, "mug", "DC1", 100, "mug", "S9", 50, "cup", "S3", 1,
                "cup", "DC1", 40, "cup", "S1", 0);
    }

    private static String node(
            String code, String kind, String postalCode, double latitude, double longitude, boolean active) {
        return """
                {"code": "%s", "name": "%s", "kind": "%s", "country": "US", "postalCode": "%s", "latitude": %s,
                 "longitude": %s, "timeZone": "America/Chicago", "handlingMinor": 80, "orderMinor": 50, "active": %s,
                 "profile": {"kinds": %s}}
                """.formatted(
                        code,
                        "Node " + code,
                        kind,
                        postalCode,
                        latitude,
                        longitude,
                        active,
                        kind.equals("store") ? "[\"ship\", \"pickup\"]" : "[\"ship\"]");
    }

    /** Counts, and waits until memory contains the counts. */
    private void counted(Object... rows) {
        var counts = new StringBuilder();
        for (int i = 0; i < rows.length; i += 3) {
            counts.append(i == 0 ? "" : ",")
                    .append("{\"sku\": \"%s\", \"node\": \"%s\", \"onHand\": %s}"
                            .formatted(rows[i], rows[i + 1], rows[i + 2]));
        }
        assertThat(server.post("/v1/stock:count", "{\"counts\": [" + counts + "]}")
                        .status())
                .isEqualTo(200);
        var sku = rows[rows.length - 3];
        var node = rows[rows.length - 2];
        var wanted = ((Integer) rows[rows.length - 1]).longValue();
        until(() -> units((String) sku, (String) node) == wanted
                && server.get("/v1/availability").json().at("/positions").asLong() >= rows.length / 3);
    }

    private long units(String sku, String node) {
        for (var at : server.get("/v1/availability/" + sku).json().at("/nodes").values()) {
            if (at.at("/node").asString().equals(node)) {
                return at.at("/available").asLong();
            }
        }
        return 0;
    }

    private static void until(Supplier<Boolean> so) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!so.get()) {
            assertThat(System.nanoTime()).as("within 10 s").isLessThan(end);
        }
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return list.values().stream().map(v -> v.at(pointer).asString()).toList();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void whereASkuIsShortWhatThereIsInItsPlaceIsNamed() {
        server.put("/v1/skus", """
                {"skus": [
                  {"code": "gone", "name": "Gone", "unit": "each", "weightGrams": 1, "priceMinor": 1,
                   "currency": "USD"},
                  {"code": "none", "name": "None", "unit": "each", "weightGrams": 1, "priceMinor": 1,
                   "currency": "USD"}]}
                """);
        server.put("/v1/substitutes", """
                {"substitutes": [
                  {"sku": "gone", "skus": ["none", "cup", "mug"]},
                  {"sku": "none", "skus": ["gone"]},
                  {"sku": "cup", "skus": ["mug"]}]}
                """);
        var mugs = "{\"sku\":\"mug\",\"available\":%d}".formatted(available("mug"));
        var both = "[{\"sku\":\"cup\",\"available\":%d},%s]".formatted(available("cup"), mugs);

        assertThat(server.get("/v1/availability/gone").json().at("/substitutes").toString())
                .isEqualTo(both);
        assertThat(server.get("/v1/availability/none?channel=web")
                        .json()
                        .at("/substitutes")
                        .toString())
                .isEqualTo("[]");
        assertThat(server.get("/v1/availability/cup").json().at("/substitutes").toString())
                .isEqualTo("[]");
        assertThat(server.get("/v1/availability/cup?quantity=1000")
                        .json()
                        .at("/substitutes")
                        .toString())
                .isEqualTo("[" + mugs + "]");
        var cart = server.post("/v1/availability:cart", """
                {"lines": [{"sku": "gone", "quantity": 2}, {"sku": "cup", "quantity": 1}], "channel": "web", %s}
                """.formatted(CHICAGO)).json();
        assertThat(cart.at("/lines/0/substitutes").toString()).isEqualTo(both);
        assertThat(cart.at("/lines/1/substitutes").toString()).isEqualTo("[]");
    }

    private long available(String sku) {
        return server.get("/v1/availability/" + sku).json().at("/available").asLong();
    }

    @Test
    void tellsWhatActiveNodesMayPromiseOfASku() {
        var mug = server.get("/v1/availability/mug").json();

        assertThat(mug.at("/available").asLong()).isEqualTo(116);
        assertThat(texts(mug.at("/nodes"), "/node")).containsExactly("DC1", "S1", "S2", "S3");
        assertThat(mug.at("/nodes/0/onHand").asLong()).isEqualTo(100);
        assertThat(mug.at("/asOf/position").asString()).matches("[1-9][0-9]*");
        assertThat(mug.at("/asOf/stalenessMs").asLong()).isBetween(0L, 10_000L);
        assertThat(server.get("/v1/availability/new").json().at("/available").asLong())
                .isZero();
        assertThat(server.get("/v1/availability/unicorn").json().at("/code").asString())
                .isEqualTo("sku-not-found");
    }

    @Test
    void saysWhereACartCanComeFrom() {
        var whole = cart("{\"lines\": [{\"sku\": \"mug\", \"quantity\": 3}, {\"sku\": \"cup\", \"quantity\": 1}], "
                + CHICAGO + "}");
        var summed = cart("{\"lines\": [{\"sku\": \"mug\", \"quantity\": 60}, {\"sku\": \"mug\", \"quantity\": 50}], "
                + CHICAGO + "}");
        var lacking =
                cart("{\"lines\": [{\"sku\": \"cup\", \"quantity\": 42}, {\"sku\": \"unicorn\", \"quantity\": 1}], "
                        + CHICAGO + "}");

        assertThat(whole.at("/fulfillment").asString()).isEqualTo("whole");
        assertThat(texts(whole.at("/whole"), "/node")).as("nearest first").containsExactly("DC1", "S3");
        assertThat(texts(whole.at("/pickup"), "/node")).containsExactly("S3");
        assertThat(texts(whole.at("/lines/0/nodes"), "/node")).containsExactly("S1", "S2", "DC1", "S3");
        assertThat(whole.at("/lines/0/pickup").asBoolean()).isTrue();
        assertThat(summed.at("/fulfillment").asString())
                .as("110 of one SKU, 100 at most at one node")
                .isEqualTo("split");
        assertThat(summed.at("/lines/1/enough").asBoolean()).isTrue();
        assertThat(summed.at("/lines/1/pickup").asBoolean()).isFalse();
        assertThat(lacking.at("/lines/0/available").asLong()).isEqualTo(41);
        assertThat(lacking.at("/whole").size()).isZero();
    }

    @Test
    void tellsACodeThatNoSkuHasFromOneThatIsShortOrNotOnSaleYet() {
        server.put("/v1/skus", """
                {"skus": [{"code": "next", "name": "Next", "unit": "each", "weightGrams": 1, "priceMinor": 1,
                           "currency": "USD", "preorderDate": "2099-01-01"}]}
                """);
        var lines = "{\"lines\": [{\"sku\": \"cup\", \"quantity\": %s}, {\"sku\": \"new\", \"quantity\": 1},"
                + "{\"sku\": \"next\", \"quantity\": 1}%s], " + CHICAGO + "}";

        var known = cart(lines.formatted(1, ""));
        var stranger = cart(lines.formatted(42, ", {\"sku\": \"unicorn\", \"quantity\": 1}"));

        assertThat(known.at("/fulfillment").asString()).isEqualTo("short");
        assertThat(texts(known.at("/lines"), "/state")).containsExactly("available", "short", "preorder");
        assertThat(stranger.at("/fulfillment").asString()).isEqualTo("unknown-sku");
        assertThat(texts(stranger.at("/lines"), "/state")).containsExactly("short", "short", "preorder", "unknown-sku");
    }

    @Test
    void aStoreIsNotSoughtForACodeThatNoSkuHas() {
        var place = "&country=US&postalCode=60601";

        var stranger = server.get("/v1/availability/pickup?sku=unicorn" + place);
        var none = server.get("/v1/availability/pickup?sku=new" + place);

        assertThat(stranger.status()).isEqualTo(400);
        assertThat(texts(stranger.json().at("/violations"), "/code")).containsExactly("unknown-sku");
        assertThat(none.json().at("/items").size()).isZero();
    }

    @Test
    void inBulkCodesThatNothingHasAreNamed() {
        var some = bulk("{\"skus\": [\"unicorn\", \"new\", \"mug\"], \"nodes\": [\"DC1\", \"DC9\"]}");
        var all = bulk("{}");

        assertThat(some.at("/unknownSkus").toString()).isEqualTo("[\"unicorn\"]");
        assertThat(some.at("/unknownNodes").toString()).isEqualTo("[\"DC9\"]");
        assertThat(all.at("/unknownSkus").toString() + all.at("/unknownNodes")).isEqualTo("[][]");
    }

    private JsonNode cart(String body) {
        var answer = server.post("/v1/availability:cart", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void tellsAllThatIsWrongWithACartAtOnce() {
        var answer = server.post("/v1/availability:cart", """
                {"lines": [{"sku": "", "quantity": 0, "color": "red"}], "to": {"country": "US"}, "when": "now"}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(texts(answer.json().at("/violations"), "/pointer"))
                .containsExactlyInAnyOrder(
                        "/lines/0/sku", "/lines/0/quantity", "/lines/0/color", "/to/postalCode", "/when");
        assertThat(server.post("/v1/availability:cart", "{}")
                        .json()
                        .at("/violations")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void findsStoresNearAPlace() {
        var stores = server.get("/v1/availability/pickup?sku=mug&quantity=3&postalCode=60601&country=US")
                .json();
        var nearest = server.get("/v1/availability/pickup?sku=mug&postalCode=60601&country=US&limit=1")
                .json();

        assertThat(texts(stores.at("/items"), "/node")).containsExactly("S2", "S3");
        assertThat(stores.at("/items/1/km").asDouble()).as("Chicago to Atlanta").isBetween(900.0, 1_000.0);
        assertThat(texts(nearest.at("/items"), "/node")).containsExactly("S1");
        var wrong = server.get("/v1/availability/pickup?quantity=0&limit=1000&country=XX&postalCode=1")
                .json();
        assertThat(texts(wrong.at("/violations"), "/pointer"))
                .containsExactlyInAnyOrder("/sku", "/quantity", "/limit", "/postalCode");
    }

    @Test
    void answersInBulkForSomeSkusAtSomeNodesAndForAll() {
        var some = bulk("{\"skus\": [\"cup\", \"unicorn\"], \"nodes\": [\"DC1\", \"S1\"]}");
        var all = bulk("{}");

        assertThat(some.at("/items").toString())
                .matches("\\[\\{\"sku\":\"cup\",\"nodes\":\\[\"DC1\"],\"available\":\\[40],\"version\":\\[\\d+]},"
                        + "\\{\"sku\":\"unicorn\",\"nodes\":\\[],\"available\":\\[],\"version\":\\[]}]");
        assertThat(texts(all.at("/items"), "/sku")).contains("mug", "cup");
        assertThat(all.at("/position").asString()).matches("[1-9][0-9]*");
        var wrong = server.post("/v1/availability:bulk", "{\"skus\": \"mug\", \"nodes\": [7], \"limit\": 3}")
                .json();
        assertThat(texts(wrong.at("/violations"), "/pointer")).containsExactlyInAnyOrder("/skus", "/nodes/0", "/limit");
    }

    private JsonNode bulk(String body) {
        var answer = server.post("/v1/availability:bulk", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void theFeedTellsWhatChangedSinceABulkLoad() {
        var place = bulk("{}").at("/position").asString();
        counted("cup", "S2", 4);
        counted("cup", "S2", 6);

        until(() -> changes(place).at("/items/0/available").asLong() == 6);
        var changes = changes(place);

        assertThat(changes.at("/items").size())
                .as("one row, changed twice: " + changes)
                .isEqualTo(1);
        assertThat(changes.at("/items/0/available").asLong()).isEqualTo(6);
        assertThat(changes.at("/more").asBoolean()).isFalse();
        assertThat(changes(changes.at("/next").asString()).at("/items").size()).isZero();
        counted("cup", "S2", 0);
    }

    private JsonNode changes(String after) {
        return server.get("/v1/availability/changes?after=" + after).json();
    }

    @Test
    void theFeedSaysWhatIsWrongWithAPlace() {
        Answer wrong = server.get("/v1/availability/changes?after=yesterday&limit=0");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(texts(wrong.json().at("/violations"), "/pointer")).containsExactly("/limit", "/after");
        assertThat(server.get("/v1/availability/changes")
                        .json()
                        .at("/violations/0/code")
                        .asString())
                .isEqualTo("required");
        for (var place : List.of("1234.0", "999999999999")) {
            var gone = server.get("/v1/availability/changes?after=" + place);
            assertThat(gone.status()).as(place).isEqualTo(410);
            assertThat(gone.json().at("/code").asString()).isEqualTo("position-too-old");
            assertThat(gone.text()).contains(place, "load in bulk");
        }
    }

    @Test
    void aChannelSeesWhatItsFencesAndNodesLeaveIt() {
        counted("fenced", "S1", 10, "fenced", "DC1", 5);
        send("PUT", "/v1/stock-channels", """
                {"channels": [
                  {"channel": "app", "group": "members", "nodes": []},
                  {"channel": "outlet", "group": "outlet", "nodes": ["DC1"]}]}""");
        send("PUT", "/v1/ring-fences", """
                {"fences": [{"sku": "fenced", "node": "S1", "group": "members", "kind": "hard", "units": 7}]}""");
        until(() -> units("fenced", "S1") == 3);

        assertThat(available("fenced", "")).isEqualTo(8);
        assertThat(available("fenced", "?channel=web")).isEqualTo(8);
        assertThat(available("fenced", "?channel=app")).isEqualTo(15);
        assertThat(available("fenced", "?channel=outlet")).isEqualTo(5);
        var cart = "{\"lines\": [{\"sku\": \"fenced\", \"quantity\": 9}], \"channel\": \"%s\", " + CHICAGO + "}";
        assertThat(cart(cart.formatted("web")).at("/fulfillment").asString()).isEqualTo("short");
        assertThat(texts(cart(cart.formatted("app")).at("/pickup"), "/node")).containsExactly("S1");
        var near = "/v1/availability/pickup?sku=fenced&quantity=4&country=US&postalCode=60601&channel=";
        assertThat(server.get(near + "web").json().at("/items").size()).isZero();
        assertThat(server.get(near + "app").json().at("/items").size()).isEqualTo(1);
    }

    @Test
    void addsWhatIsToComeByDate() {
        counted("dated", "S1", 2);
        send("POST", "/v1/supplies:announce", """
                {"lines": [
                  {"reference": "PO-1", "line": 1, "sku": "dated", "node": "DC1", "ordered": 30,
                   "expectedAt": "2026-12-05T08:00:00Z", "sequence": 1},
                  {"reference": "PO-2", "line": 1, "sku": "dated", "node": "S9", "ordered": 9,
                   "expectedAt": "2026-12-02T08:00:00Z", "sequence": 1},
                  {"reference": "PO-3", "line": 1, "sku": "dated", "node": "S2", "ordered": 4,
                   "expectedAt": "2026-12-01T08:00:00Z", "sequence": 1}]}
                """);

        var dated = server.get("/v1/availability/dated?dated=true").json();

        assertThat(dated.at("/available").asLong()).isEqualTo(2);
        assertThat(dated.at("/dated").toString())
                .isEqualTo("[{\"expectedAt\":\"2026-12-01T08:00:00Z\",\"node\":\"S2\",\"units\":4,\"available\":6},"
                        + "{\"expectedAt\":\"2026-12-05T08:00:00Z\",\"node\":\"DC1\",\"units\":30,\"available\":36}]");
        assertThat(server.get("/v1/availability/dated").json().at("/dated").size())
                .isZero();
    }

    private long available(String sku, String query) {
        return server.get("/v1/availability/" + sku + query)
                .json()
                .at("/available")
                .asLong();
    }

    private void send(String method, String path, String body) {
        var answer = method.equals("PUT") ? server.put(path, body) : server.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void publishesHowOldTheFiguresWere() {
        var status = server.get("/v1/availability").json();

        assertThat(status.at("/loaded").asBoolean()).isTrue();
        assertThat(status.at("/skus").asLong()).isBetween(2L, 4L);
        assertThat(status.at("/loads").asLong()).isEqualTo(1);
        assertThat(status.at("/stalenessP50Ms").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(status.at("/stalenessP99Ms").asDouble());
    }
}
