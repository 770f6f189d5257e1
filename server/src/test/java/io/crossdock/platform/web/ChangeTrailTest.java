package io.crossdock.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Who changed what in master data and settings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeTrailTest {

    private static final String SKU = """
            {"code": "%s", "name": "%s", "unit": "each", "weightGrams": 300, "priceMinor": %d, "currency": "USD"}""";

    private final RunningServer server = RunningServer.start();

    @AfterAll
    void stop() {
        server.close();
    }

    private RunningServer.Answer send(String method, String path, String body, String person) {
        return server.send(server.request(path)
                .header("Content-Type", "application/json")
                .header("Crossdock-Actor", person)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private void put(String person, String path, String body) {
        var answer = send("PUT", path, body, person);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void post(String person, String path, String body) {
        var answer = send("POST", path, body, person);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void sku(String person, String code, String name, int price) {
        put(person, "/v1/skus", "{\"skus\": [" + SKU.formatted(code, name, price) + "]}");
    }

    private List<JsonNode> changes(String kind, String key) {
        var answer = server.get("/v1/changes?kind=" + kind + "&key=" + key.replace(" ", "%20"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .toList();
    }

    @Test
    void aChangeNamesThePersonAndTheFieldsThatDiffer() {
        sku("anna", "mug", "Mug", 1200);
        sku("berta", "mug", "Mug", 1100);

        var changes = changes("sku", "mug");

        assertThat(changes).hasSize(2);
        assertThat(changes.getFirst().path("actor").asString()).isEqualTo("berta");
        assertThat(changes.getFirst().path("before").toString()).isEqualTo("{\"priceMinor\":1200}");
        assertThat(changes.getFirst().path("after").toString()).isEqualTo("{\"priceMinor\":1100}");
        assertThat(changes.getLast().path("actor").asString()).isEqualTo("anna");
        assertThat(changes.getLast().path("before").isNull()).isTrue();
        assertThat(changes.getLast().at("/after/name").asString()).isEqualTo("Mug");
    }

    @Test
    void aRecordThatStaysAsItIsLeavesNothing() {
        sku("anna", "lamp", "Lamp", 900);
        sku("anna", "lamp", "Lamp", 900);
        put(
                "anna",
                "/v1/skus",
                "{\"skus\": [" + SKU.formatted("lamp", "Lamp", 900) + "," + SKU.formatted("sofa", "Sofa", 9) + "]}");

        assertThat(changes("sku", "lamp")).hasSize(1);
        assertThat(changes("sku", "sofa")).hasSize(1);
    }

    @Test
    void manyRecordsAreToldInSetsAndFoundPageByPage() {
        var all = IntStream.range(0, 1_200)
                .mapToObj(i -> SKU.formatted("many-%04d".formatted(i), "Many", i + 1))
                .collect(Collectors.joining(",", "{\"skus\": [", "]}"));
        put("anna", "/v1/skus", all);

        var found = IntStream.builder();
        var cursor = "";
        int pages = 0;
        do {
            var page = server.get("/v1/changes?kind=sku&limit=500&cursor=" + cursor)
                    .json();
            page.path("items").forEach(item -> {
                if (item.path("key").asString().startsWith("many-")) {
                    found.add(Integer.parseInt(item.path("key").asString().substring(5)));
                }
            });
            cursor = page.path("nextCursor").asString("");
            pages++;
        } while (!cursor.isEmpty() && pages < 10);

        assertThat(found.build().sorted().toArray())
                .isEqualTo(IntStream.range(0, 1_200).toArray());
        assertThat(server.get("/v1/changes?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void nodesRulesFencesAndClosuresLeaveATrace() {
        var node = """
                {"nodes": [{"code": "store", "name": "%s", "kind": "store", "country": "US", "postalCode": "10001",
                "latitude": 40.7, "longitude": -74.0, "timeZone": "America/New_York", "handlingMinor": 100,
                "orderMinor": 100, "active": true}]}""";
        put("anna", "/v1/nodes", node.formatted("Store"));
        put("berta", "/v1/nodes", node.formatted("Shop"));
        sku("anna", "bowl", "Bowl", 500);
        sku("anna", "dish", "Dish", 500);
        put("berta", "/v1/substitutes", "{\"substitutes\": [{\"sku\": \"bowl\", \"skus\": [\"dish\"]}]}");
        put("berta", "/v1/backorder-rules", "{\"rules\": [{\"sku\": \"bowl\", \"allowed\": true}]}");
        var fence = "{\"sku\": \"bowl\", \"node\": \"store\", \"group\": \"vip\"";
        put("berta", "/v1/ring-fences", "{\"fences\": [" + fence + ", \"kind\": \"hard\", \"units\": 3}]}");
        post("carla", "/v1/ring-fences:remove", "{\"fences\": [" + fence + "}]}");
        post("carla", "/v1/stock:bar", "{\"rows\": [{\"sku\": \"bowl\", \"node\": \"store\", \"barred\": true}]}");
        post("carla", "/v1/nodes:close", "{\"closures\": [{\"node\": \"store\", \"reason\": \"flood\"}]}");
        post("dora", "/v1/nodes:reopen", "{\"nodes\": [{\"code\": \"store\"}]}");

        var renamed = changes("node", "store").getFirst();
        assertThat(renamed.path("after").toString()).isEqualTo("{\"name\":\"Shop\"}");
        assertThat(renamed.path("actor").asString()).isEqualTo("berta");
        assertThat(changes("substitutes", "bowl").getFirst().at("/after/skus/0").asString())
                .isEqualTo("dish");
        assertThat(changes("backorder-rule", "* bowl")).hasSize(1);
        var fences = changes("ring-fence", "bowl store vip");
        assertThat(fences).extracting(c -> c.path("actor").asString()).containsExactly("carla", "berta");
        assertThat(fences.getFirst().path("after").isNull()).isTrue();
        assertThat(fences.getFirst().at("/before/units").asInt()).isEqualTo(3);
        assertThat(changes("stock-bar", "bowl store")
                        .getFirst()
                        .at("/after/barred")
                        .asBoolean())
                .isTrue();
        assertThat(server.get("/v1/changes?kind=node-closure").json().path("items"))
                .extracting(c -> c.path("actor").asString())
                .containsExactly("dora", "carla");
    }

    @Test
    void aNameThatCanNotBeOneIsRefusedAndNothingChanges() {
        for (var name : List.of("engine", "a".repeat(101))) {
            var answer = send("PUT", "/v1/skus", "{\"skus\": [" + SKU.formatted("never", "Never", 1) + "]}", name);
            assertThat(answer.status()).as(name).isEqualTo(422);
            assertThat(answer.text()).contains("Crossdock-Actor");
        }
        assertThat(changes("sku", "never")).isEmpty();
    }

    @Test
    void whoNamesNobodyIsTheApi() {
        assertThat(server.put("/v1/skus", "{\"skus\": [" + SKU.formatted("plain", "Plain", 1) + "]}")
                        .status())
                .isEqualTo(200);

        assertThat(changes("sku", "plain").getFirst().path("actor").asString()).isEqualTo("api");
    }
}
