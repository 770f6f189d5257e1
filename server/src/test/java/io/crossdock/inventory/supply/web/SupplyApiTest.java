package io.crossdock.inventory.supply.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SupplyApiTest {

    private final RunningServer server = RunningServer.ground();

    SupplyApiTest() {
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
                   "orderMinor": 50, "active": true},
                  {"code": "DC1", "name": "Memphis", "kind": "dc", "country": "US", "postalCode": "38118",
                   "latitude": 35.05, "longitude": -89.98, "timeZone": "America/Chicago", "handlingMinor": 20,
                   "orderMinor": 50, "active": true}]}
                """);
        server.post("/v1/stock:count", """
                {"counts": [{"sku": "mug", "node": "DC1", "onHand": 10}, {"sku": "cup", "node": "DC1", "onHand": 10}]}
                """);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aFenceStandsAsItWasPut() {
        var put = server.put("/v1/ring-fences", """
                {"fences": [{"sku": "cup", "node": "DC1", "group": "amazon", "kind": "hard", "units": 4},
                            {"sku": "cup", "node": "DC1", "group": "web", "kind": "up-to", "units": 3}]}
                """);

        assertThat(put.text()).isEqualTo("{\"stored\":2}");
        assertThat(server.get("/v1/skus/cup/ring-fences").text()).isEqualTo("""
                {"items":[{"sku":"cup","node":"DC1","group":"amazon","kind":"hard","units":4,"held":0,"shipped":0,\
                "left":4},\
                {"sku":"cup","node":"DC1","group":"web","kind":"up-to","units":3,"held":0,"shipped":0,"left":3}]}""");
        assertThat(server.get("/v1/skus/cup/stock")
                        .json()
                        .at("/items/0/available")
                        .asLong())
                .isEqualTo(6);
        server.post("/v1/ring-fences:remove", """
                {"fences": [
                  {"sku": "cup", "node": "DC1", "group": "amazon"},
                  {"sku": "cup", "node": "DC1", "group": "web"}]}
                """);
        assertThat(server.get("/v1/skus/cup/stock")
                        .json()
                        .at("/items/0/available")
                        .asLong())
                .isEqualTo(10);
    }

    @Test
    void channelsHaveAGroupAndNodes() {
        server.put("/v1/stock-channels", """
                {"channels": [{"channel": "store", "nodes": ["S001"]}, {"channel": "ebay", "group": "marketplaces"}]}
                """);

        assertThat(server.get("/v1/stock-channels").text()).isEqualTo("""
                {"items":[{"channel":"ebay","group":"marketplaces","nodes":[]},\
                {"channel":"store","group":"store","nodes":["S001"]}]}""");
    }

    @Test
    void supplyGoesFromAnnouncedToReceived() {
        server.post("/v1/supplies:announce", announce(5));
        var late = server.post("/v1/supplies:announce", announce(5));
        var came = server.post("/v1/supplies:receive", """
                {"receipts": [{"reference": "PO-1", "line": 1, "sellable": 25, "damaged": 1},
                              {"reference": "PO-9", "line": 1, "sellable": 1}]}
                """);

        assertThat(outcomes(late)).containsExactly("late");
        assertThat(outcomes(came)).containsExactly("too-many", "unknown");
        assertThat(came.json().at("/items/0/excess").asLong()).isEqualTo(2);
        assertThat(server.get("/v1/supplies?state=open")
                        .json()
                        .at("/items/0/received")
                        .asLong())
                .isEqualTo(26);
        assertThat(outcomes(server.post("/v1/supplies:close", "{\"lines\": [{\"reference\": \"PO-1\", \"line\": 1}]}")))
                .containsExactly("done");
        assertThat(server.get("/v1/skus/cup/supplies").text()).isEqualTo("{\"items\":[]}");
    }

    private static String announce(int sequence) {
        return """
                {"lines": [{"reference": "PO-1", "line": 1, "sku": "cup", "node": "S001", "ordered": 24,
                            "expectedAt": "2026-12-01T08:00:00Z", "sequence": %d}]}
                """.formatted(sequence);
    }

    @Test
    void aTransferGoesFromRequestedToClosed() {
        var requested = server.post("/v1/transfers", """
                {"transfers": [
                  {"reference": "balance", "from": "DC1", "to": "S001", "expectedAt": "2026-12-01T08:00:00Z",
                   "lines": [{"sku": "mug", "units": 3}]}]}
                """);
        var id = requested.json().at("/items/0/transfer/id").asString();
        server.post("/v1/transfers:ship", """
                {"transfers": [
                  {"transfer": "%s", "expectedAt": "2026-12-01T08:00:00Z", "lines": [{"line": 1, "units": 3}]}]}
                """.formatted(id));
        server.post(
                "/v1/transfers:receive",
                "{\"receipts\": [{\"transfer\": \"%s\", \"line\": 1, \"sellable\": 2}]}".formatted(id));

        var closed = server.post("/v1/transfers:close", "{\"transfers\": [{\"transfer\": \"%s\"}]}".formatted(id));

        assertThat(outcomes(closed)).containsExactly("done");
        assertThat(server.get("/v1/transfers/" + id).json().at("/lines").toString())
                .isEqualTo("""
                [{"line":1,"sku":"mug","requested":3,"shipped":3,"received":2,"damaged":0,"excess":0,"lost":1,\
                "inTransit":0}]""");
        assertThat(server.get("/v1/transfers?limit=1")
                        .json()
                        .at("/items/0/state")
                        .asString())
                .isEqualTo("closed");
        assertThat(server.get("/v1/transfers/T1").status()).isEqualTo(404);
    }

    @Test
    void movesAreAllOrNothing() {
        var moved = server.post("/v1/stock:move", """
                {"moves": [
                  {"sku": "mug", "node": "S001", "units": 1, "from": "nowhere", "to": "quarantine", "reason": "found"},
                  {"sku": "mug", "node": "DC1", "units": 99, "from": "sellable", "to": "nowhere", "reason": "stolen"}]}
                """);

        assertThat(moved.status()).isEqualTo(422);
        assertThat(pointers(moved)).containsExactly("/moves/1/units");
        assertThat(server.get("/v1/skus/mug/stock").text()).doesNotContain("\"quarantined\":1");
    }

    @Test
    void refusesWithAllViolationsAtOnce() {
        var fences = server.put("/v1/ring-fences", """
                {"fences": [{"sku": "unicorn", "node": "S999", "group": "", "kind": "soft", "units": -1}]}
                """);
        var supply = server.post("/v1/supplies:announce", """
                {"lines": [
                  {"reference": "T77", "line": 0, "sku": "unicorn", "node": "S001", "ordered": 1,
                   "expectedAt": "soon"}]}
                """);
        var transfer = server.post("/v1/transfers", """
                {"transfers": [
                  {"reference": "x", "from": "S001", "to": "S001", "lines": [{"sku": "unicorn", "units": 0}]}]}
                """);

        assertThat(pointers(fences))
                .containsExactlyInAnyOrder(
                        "/fences/0/sku", "/fences/0/node", "/fences/0/group", "/fences/0/kind", "/fences/0/units");
        assertThat(pointers(supply))
                .containsExactlyInAnyOrder(
                        "/lines/0/reference",
                        "/lines/0/line",
                        "/lines/0/sku",
                        "/lines/0/expectedAt",
                        "/lines/0/sequence");
        assertThat(pointers(transfer))
                .containsExactlyInAnyOrder(
                        "/transfers/0/to",
                        "/transfers/0/expectedAt",
                        "/transfers/0/lines/0/sku",
                        "/transfers/0/lines/0/units");
    }

    private static List<String> outcomes(Answer answer) {
        return answer.json()
                .at("/items")
                .valueStream()
                .map(i -> i.at("/outcome").asString())
                .toList();
    }

    private static List<String> pointers(Answer answer) {
        return answer.json()
                .at("/violations")
                .valueStream()
                .map(v -> v.at("/pointer").asString())
                .toList();
    }
}
