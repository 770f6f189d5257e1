package io.crossdock.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Commands of warehouses whose answer was lost: they are sent again, and must not be done twice. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentAgainTest {

    private final RunningServer server = RunningServer.start();

    @BeforeAll
    void nodes() {
        ok(server.put("/v1/nodes", """
                {"nodes": [
                    {"code": "DC", "name": "DC", "kind": "dc", "country": "US", "postalCode": "60601",
                        "latitude": 41.9, "longitude": -87.6, "timeZone": "America/Chicago",
                        "handlingMinor": 10, "orderMinor": 0, "active": true},
                    {"code": "S1", "name": "S1", "kind": "store", "country": "US", "postalCode": "60602",
                        "latitude": 41.8, "longitude": -87.6, "timeZone": "America/Chicago",
                        "handlingMinor": 10, "orderMinor": 0, "active": true}]}"""));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private void sku(String code, long onHand) {
        ok(server.put("/v1/skus", """
                {"skus": [{"code": "%s", "name": "A", "unit": "each", "weightGrams": 300, "priceMinor": 100,
                    "currency": "USD"}]}""".formatted(code)));
        ok(server.post("/v1/stock:count", """
                {"counts": [{"sku": "%s", "node": "DC", "onHand": %d}]}""".formatted(code, onHand)));
    }

    private Answer keyed(String path, String key, String body) {
        return server.send(server.request(path)
                .header("content-type", "application/json")
                .header("crossdock-actor", "anna")
                .header("idempotency-key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private static boolean replayed(Answer answer) {
        return answer.response().headers().firstValue("Idempotent-Replayed").isPresent();
    }

    private long figure(String sku, String node, String name) {
        return server.get("/v1/skus/" + sku + "/stock")
                .json()
                .at("/items")
                .valueStream()
                .filter(row -> row.path("node").asString().equals(node))
                .mapToLong(row -> row.path(name).asLong())
                .sum();
    }

    private static void otherBody(Answer answer, String pointer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("code").asString()).isEqualTo("other-body");
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo(pointer);
    }

    private void announced(String sku, String reference) {
        ok(server.post("/v1/supplies:announce", """
                {"lines": [{"reference": "%s", "line": 1, "sku": "%s", "node": "DC", "ordered": 10,
                    "expectedAt": "2027-01-01T00:00:00Z", "sequence": 1}]}""".formatted(reference, sku)));
    }

    @Test
    void aReceiptWithANumberIsBookedOnce() {
        sku("received", 0);
        announced("received", "PO-1");
        var receipt = """
                {"receipts": [{"reference": "PO-1", "line": 1, "sellable": 5, "receipt": "GR-7"}]}""";

        var first = ok(server.post("/v1/supplies:receive", receipt));
        var second = ok(server.post("/v1/supplies:receive", receipt));
        var next = ok(server.post("/v1/supplies:receive", receipt.replace("GR-7", "GR-8")));

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(next.json().at("/items/0/supply/received").asLong()).isEqualTo(10);
        assertThat(figure("received", "DC", "onHand")).isEqualTo(10);
        otherBody(
                server.post("/v1/supplies:receive", receipt.replace("\"sellable\": 5", "\"sellable\": 6")),
                "/receipts/0/receipt");
        otherBody(server.post("/v1/supplies:receive", """
                {"receipts": [{"reference": "PO-1", "line": 1, "sellable": 1, "receipt": "GR-9"},
                    {"reference": "PO-1", "line": 1, "sellable": 2, "receipt": "GR-9"}]}"""), "/receipts/1/receipt");
        assertThat(figure("received", "DC", "onHand")).isEqualTo(10);
    }

    @Test
    void aReceiptThatWasNotBookedCanBeSentAgain() {
        sku("early", 0);
        var receipt = """
                {"receipts": [{"reference": "PO-2", "line": 1, "sellable": 5, "receipt": "GR-1"}]}""";

        var early = ok(server.post("/v1/supplies:receive", receipt));
        announced("early", "PO-2");
        var again = ok(server.post("/v1/supplies:receive", receipt));

        assertThat(early.json().at("/items/0/outcome").asString()).isEqualTo("unknown");
        assertThat(again.json().at("/items/0/outcome").asString()).isEqualTo("done");
        assertThat(figure("early", "DC", "onHand")).isEqualTo(5);
    }

    @Test
    void aTransferWithTheSameReferenceAndNodesIsMadeOnceAndReceivedOnce() {
        sku("sent", 100);
        var transfer = """
                {"transfers": [{"reference": "T-77", "from": "DC", "to": "S1", "expectedAt": "2027-01-01T00:00:00Z",
                    "lines": [{"sku": "sent", "units": 10}]}]}""";

        var first = ok(server.post("/v1/transfers", transfer));
        var second = ok(server.post("/v1/transfers", transfer));
        var id = first.json().at("/items/0/transfer/id").asString();
        ok(server.post("/v1/transfers:ship", """
                {"transfers": [{"transfer": "%s", "expectedAt": "2027-01-01T00:00:00Z",
                    "lines": [{"line": 1, "units": 10}]}]}""".formatted(id)));
        var receipt = """
                {"receipts": [{"transfer": "%s", "line": 1, "sellable": 2, "receipt": "GR-1"}]}""".formatted(id);
        var received = ok(server.post("/v1/transfers:receive", receipt));
        var receivedAgain = ok(server.post("/v1/transfers:receive", receipt));

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(receivedAgain.text()).isEqualTo(received.text());
        assertThat(figure("sent", "S1", "onHand")).isEqualTo(2);
        assertThat(figure("sent", "DC", "onHand")).isEqualTo(90);
        otherBody(
                server.post("/v1/transfers", transfer.replace("\"units\": 10", "\"units\": 11")),
                "/transfers/0/reference");
    }

    @Test
    void aRequestWithAKeyIsDoneOnce() {
        sku("moved", 100);
        var move = """
                {"moves": [{"sku": "moved", "node": "DC", "units": 5, "from": "sellable", "to": "quarantine",
                    "reason": "water-damage"}]}""";
        var adjust = """
                {"adjustments": [{"sku": "moved", "node": "DC", "units": -1, "reason": "damaged"}]}""";
        var count = """
                {"node": "DC", "by": "value", "lines": 1}""";

        var moved = ok(keyed("/v1/stock:move", "m-1", move));
        var movedAgain = ok(keyed("/v1/stock:move", "m-1", move));
        var adjusted = ok(keyed("/v1/stock/adjustments", "m-1", adjust));
        var adjustedAgain = ok(keyed("/v1/stock/adjustments", "m-1", adjust));
        var saysTheSame = adjust.replace("\"damaged\"", "\"damaged\", \"note\": null");
        assertThat(ok(keyed("/v1/stock/adjustments", "m-1", saysTheSame)).text())
                .isEqualTo(adjustedAgain.text());
        var planned = ok(keyed("/v1/stock/count-tasks", "m-1", count));
        var plannedAgain = ok(keyed("/v1/stock/count-tasks", "m-1", count));

        assertThat(replayed(moved)).isFalse();
        assertThat(Stream.of(movedAgain, adjustedAgain, plannedAgain)).allMatch(SentAgainTest::replayed);
        assertThat(movedAgain.text()).isEqualTo(moved.text());
        assertThat(adjustedAgain.text()).isEqualTo(adjusted.text());
        assertThat(plannedAgain.text()).isEqualTo(planned.text());
        assertThat(figure("moved", "DC", "quarantined")).isEqualTo(5);
        otherBody(keyed("/v1/stock:move", "m-1", move.replace("\"units\": 5", "\"units\": 6")), "");
        assertThat(keyed("/v1/stock:move", " ", move).status()).isEqualTo(400);
        assertThat(keyed("/v1/stock:move", "m".repeat(201), move).status()).isEqualTo(400);
    }

    @Test
    void aBodyThatNobodyCouldStoreIsRefusedAsWithoutAKey() {
        var nul = keyed("/v1/stock:move", "nul", """
                {"moves": [{"sku": "a\\u0000b", "node": "DC1", "units": 5, "from": "sellable", "to": "quarantine",
                    "reason": "damage"}]}""");
        var text = keyed("/v1/transfers", "text", "\"\\u0000\"");

        assertThat(nul.status()).as(nul.text()).isEqualTo(422);
        assertThat(text.status()).as(text.text()).isEqualTo(422);
    }

    @Test
    void aRefusedRequestKeepsNoKey() {
        sku("few", 1);
        var move = """
                {"moves": [{"sku": "few", "node": "DC", "units": 5, "from": "sellable", "to": "nowhere",
                    "reason": "lost"}]}""";

        var refused = keyed("/v1/stock:move", "few", move);
        sku("few", 9);
        var done = keyed("/v1/stock:move", "few", move);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(ok(done).json().path("moved").asInt()).isEqualTo(1);
        assertThat(figure("few", "DC", "onHand")).isEqualTo(4);
    }

    @Test
    void tenAtOnceAreOne() {
        sku("rush", 100);
        var move = """
                {"moves": [{"sku": "rush", "node": "DC", "units": 5, "from": "sellable", "to": "quarantine",
                    "reason": "recall"}]}""";

        var sent = Stream.generate(() -> CompletableFuture.supplyAsync(() -> keyed("/v1/stock:move", "rush", move)))
                .limit(10)
                .toList();

        assertThat(sent.stream().map(CompletableFuture::join)).allMatch(answer -> answer.status() == 200);
        assertThat(figure("rush", "DC", "quarantined")).isEqualTo(5);
    }
}
