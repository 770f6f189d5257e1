package io.crossdock.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StockControllerTest {

    private final RunningServer server = RunningServer.ground();

    StockControllerTest() {
        server.put("/v1/skus", """
                {"skus": [
                  {"code": "mug", "name": "Mug", "unit": "each", "weightGrams": 400, "priceMinor": 1200,
                   "currency": "USD"}]}
                """);
        server.put("/v1/nodes", """
                {"nodes": [
                  {"code": "S001", "name": "Chicago Loop", "kind": "store", "country": "US", "postalCode": "60601",
                   "latitude": 41.88, "longitude": -87.62, "timeZone": "America/Chicago", "handlingMinor": 80,
                   "orderMinor": 50, "active": true}]}
                """);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void showsWhatWasCounted() {
        var counted = server.post("/v1/stock:count", """
                {"counts": [{"sku": "mug", "node": "S001", "onHand": 7, "countedAt": "2026-11-23T10:00:00Z"}]}
                """);
        var older = server.post("/v1/stock:count", """
                {"counts": [{"sku": "mug", "node": "S001", "onHand": 9, "countedAt": "2026-11-23T09:00:00Z"}]}
                """);

        assertThat(counted.text()).isEqualTo("{\"effective\":1}");
        assertThat(older.text()).isEqualTo("{\"effective\":0}");
        var level = server.get("/v1/skus/mug/stock").json().at("/items/0");
        assertThat(level.at("/node").asString()).isEqualTo("S001");
        assertThat(level.at("/onHand").asLong()).isEqualTo(7);
        assertThat(level.at("/available").asLong()).isEqualTo(7);
    }

    @Test
    void refusesWithAllViolationsAtOnceAndStoresNothing() {
        var answer = server.post("/v1/stock:count", """
                {"counts": [{"sku": "mug", "node": "S001", "onHand": 3},
                            {"sku": "unicorn", "node": "S999", "onHand": -1, "countedAt": "yesterday"}]}
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/violations").values().stream()
                        .map(v -> v.at("/pointer").asString()))
                .containsExactlyInAnyOrder(
                        "/counts/1/onHand", "/counts/1/countedAt", "/counts/1/sku", "/counts/1/node");
        assertThat(server.get("/v1/skus/unicorn/stock").status()).isEqualTo(404);
    }

    @Test
    void aCountOfTheFutureDoesNotMakeAllThatFollowOlder() {
        var ahead = server.post("/v1/stock:count", """
                {"counts": [{"sku": "mug", "node": "S001", "onHand": 3},
                            {"sku": "mug", "node": "S001", "onHand": 500, "countedAt": "2099-01-01T00:00:00Z"}]}
                """);

        assertThat(ahead.status()).isEqualTo(422);
        assertThat(ahead.json().at("/violations/0/pointer").asString()).isEqualTo("/counts/1/countedAt");
        assertThat(ahead.json().at("/violations/0/code").asString()).isEqualTo("in-future");
    }

    @Test
    void aCountTaskHasALetterOfItsOwn() {
        server.post("/v1/stock:count", """
                {"counts": [{"sku": "mug", "node": "S001", "onHand": 7, "countedAt": "2026-11-24T10:00:00Z"}]}
                """);
        var task = server.post("/v1/stock/count-tasks", "{\"node\": \"S001\", \"by\": \"age\", \"lines\": 1}")
                .json();
        var id = task.at("/id").asString();

        var transfer = server.get("/v1/stock/count-tasks/T" + id.substring(1));

        assertThat(id).matches("N[0-9]+");
        assertThat(server.get("/v1/stock/count-tasks/" + id).json()).isEqualTo(task);
        assertThat(transfer.status()).isEqualTo(400);
        assertThat(transfer.json().at("/code").asString()).isEqualTo("wrong-parameter");
        assertThat(transfer.json().at("/violations/0/message").asString())
                .isEqualTo("must be the id of a count task like N123, not 'T" + id.substring(1) + "': T is a transfer");
        assertThat(server.get("/v1/stock/count-tasks/N1").json().at("/code").asString())
                .isEqualTo("count-task-not-found");
    }
}
