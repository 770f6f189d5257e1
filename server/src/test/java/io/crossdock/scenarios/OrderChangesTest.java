package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Changes that are repeated, that meet, and those of orders that are not plain. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderChangesTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    private void stocked(String sku, String node, long units) {
        shop.node(node, 10);
        shop.sku(sku);
        shop.stock(sku, node, units);
    }

    private Answer change(String order, String action) {
        return shop.server.post("/v1/orders/" + order + "/changes", body(action));
    }

    private static String body(String action) {
        return "{\"requestedBy\":\"agent\",\"reasonCode\":\"test\",\"actions\":[%s]}".formatted(action);
    }

    private static String lower(long amount) {
        return "{\"kind\":\"price\",\"amountMinor\":%d}".formatted(amount);
    }

    private static String lowerLine(long amount) {
        return "{\"kind\":\"price\",\"line\":1,\"amountMinor\":%d}".formatted(amount);
    }

    private Answer keyed(String order, String key, String action) {
        return shop.server.send(shop.server
                .request("/v1/orders/" + order + "/changes")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body(action))));
    }

    private static List<String> codes(Answer answer) {
        return answer.json()
                .path("violations")
                .valueStream()
                .map(v -> v.path("pointer").asString("") + " " + v.path("code").asString(""))
                .toList();
    }

    private long captured(String fulfillment, String order) {
        var key = fulfillment + "-capture";
        shop.await(() -> shop.partners.keys("/captures"), keys -> keys.contains(key), key + " is not asked for");
        shop.money("CAPTURE", key, true);
        return shop.payment(order).capturedMinor();
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndChangesNothingMore() {
        stocked("a-cup", "A1", 5);
        var order = shop.order("a", "a-cup", 2);
        shop.fulfillment(order, "A1", "at-node");

        var first = keyed(order, "k1", lower(300));
        var again = keyed(order, "k1", lower(300));
        var other = keyed(order, "k1", lower(301));

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.json().path("code").asString("")).isEqualTo("other-body");
        assertThat(shop.view(order).at("/agreement/version").asLong()).isEqualTo(2);
        assertThat(shop.view(order).at("/agreement/document/totalMinor").asLong())
                .isEqualTo(2_200);
        shop.consistent();
    }

    @Test
    void changesAtOnceTakeNoMoreThanThereIs() {
        stocked("b-cup", "B1", 5);
        var order = shop.order("b", "b-cup", 1);
        shop.fulfillment(order, "B1", "at-node");

        var statuses = IntStream.range(0, 6)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> change(order, lower(400)).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(s -> s == 201)).hasSize(3);
        assertThat(shop.view(order).at("/agreement/document/totalMinor").asLong())
                .isEqualTo(300);
        shop.consistent();
    }

    @Test
    void aKitIsLoweredWholeAndKeepsItsUnits() {
        stocked("c-cup", "C1", 8);
        shop.kit("c-set", "{\"sku\":\"c-cup\",\"quantity\":2}");
        var order = shop.order("c", "c-set", 2);
        var work = shop.fulfillment(order, "C1", "at-node");

        var units = change(order, "{\"kind\":\"units\",\"line\":1,\"quantity\":1}");
        var price = change(order, lowerLine(200));

        assertThat(codes(units)).containsExactly("/actions/0/line is-kit");
        assertThat(price.status()).as(price.text()).isEqualTo(201);
        var lines = shop.partners
                .asked("/C1/fulfillments")
                .getLast()
                .body()
                .path("lines")
                .get(0);
        shop.shipped(
                work,
                "TRK-c",
                "{\"line\":%d,\"quantity\":4}".formatted(lines.path("line").asInt(0)));
        assertThat(captured(work, order)).isEqualTo(2_300);
        shop.consistent();
    }

    @Test
    void aSubstituteIsChargedLessAsItsLineIs() {
        stocked("d-cup", "D1", 1);
        shop.sku("d-bowl", 800);
        shop.stock("d-bowl", "D1", 5);
        shop.substitutes("d-cup", "d-bowl");
        var order = shop.substitutable("d", "d-cup", 3, "true");
        var work = shop.fulfillment(order, "D1", "at-node");

        var price = change(order, lowerLine(300));
        shop.shipped(work, "TRK-d", "{\"line\":1,\"quantity\":1},{\"line\":510001,\"quantity\":2}");

        assertThat(price.status()).as(price.text()).isEqualTo(201);
        assertThat(captured(work, order))
                .as("1 cup at 10.00, 2 bowls at 8.00, 5.00 for shipping, 1.00 off each")
                .isEqualTo(2_800);
        shop.consistent();
    }

    @Test
    void aCanceledOrderTakesNoChange() {
        stocked("e-cup", "E1", 5);
        var order = shop.order("e", "e-cup", 1);
        shop.fulfillment(order, "E1", "at-node");
        shop.server.post("/v1/orders/" + order + ":cancel", "{}");
        shop.stage(order, "canceled");

        var notes = change(order, "{\"kind\":\"delivery-notes\",\"delivery\":{\"instructions\":\"ring\"}}");
        var price = change(order, lower(1));

        assertThat(notes.status()).isEqualTo(409);
        assertThat(codes(notes)).containsExactly("/actions/0 not-allowed");
        assertThat(codes(price)).containsExactly("/actions/0/amountMinor above-limit");
        assertThat(shop.server.get("/v1/orders/" + order + "/changes").json().path("items"))
                .isEmpty();
    }

    @Test
    void aChangeIsWholeOrNothing() {
        stocked("f-cup", "F1", 5);
        var order = shop.order("f", "f-cup", 2);
        shop.fulfillment(order, "F1", "at-node");

        var mixed = change(order, lower(100) + ",{\"kind\":\"units\",\"line\":2,\"quantity\":1}");
        var empty = change(order, "");
        var strange = change(order, "{\"kind\":\"price\",\"amountMinor\":5,\"quantity\":1}");

        assertThat(codes(mixed)).containsExactly("/actions/1/line unknown-line");
        assertThat(codes(empty)).containsExactly("/actions empty");
        assertThat(codes(strange)).containsExactly("/actions/0/quantity not-allowed");
        assertThat(shop.view(order).at("/agreement/version").asLong()).isEqualTo(1);
        shop.consistent();
    }

    @Test
    void aPreviewChangesNothing() {
        stocked("g-cup", "G1", 5);
        var order = shop.order("g", "g-cup", 2);
        var work = shop.fulfillment(order, "G1", "at-node");

        var answer = shop.server.post(
                "/v1/orders/" + order + "/changes:preview",
                body(lower(250) + ",{\"kind\":\"recipient\",\"recipient\":{\"name\":\"Kim\"}}"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/money/chargedLessMinor").asLong()).isEqualTo(250);
        assertThat(answer.json().at("/work/0/fulfillment").asString("")).isEqualTo(work);
        assertThat(answer.json().at("/actions/1/state").asString("")).isEqualTo("requested");
        assertThat(shop.view(order).at("/agreement/version").asLong()).isEqualTo(1);
        assertThat(shop.view(order).at("/shipTo/name").asString("")).isEqualTo("Ada");
        shop.consistent();
    }
}
