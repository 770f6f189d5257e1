package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A cart's units are held during the checkout, and become the order's. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CartHoldsTest {

    private final Shop shop = new Shop();

    @BeforeAll
    void nodes() {
        shop.node("H1", 10);
        shop.node("H2", 900);
    }

    @AfterAll
    void close() {
        shop.consistent();
        shop.close();
    }

    @Test
    void theLastUnitIsTheCartsUntilItsOrderComes() {
        stocked("vase", 1, 0);
        var hold = hold("vase-1", "vase", 1, "");

        var other = shop.collected("vase-other", "vase", 1);
        shop.stage(other, "backordered");
        var order = ordered("vase-mine", "vase", 1, hold);

        shop.fulfillment(order, "H1", "at-node");
        assertThat(types(order)).contains("cart-hold-converted", "order-promised");
        assertThat(get(hold).path("status").asString("")).isEqualTo("converted");
        assertThat(get(hold).path("order").asString("")).isEqualTo(order);
        assertThat(shop.server
                        .get("/v1/orders/" + order + "/decisions")
                        .json()
                        .at("/items/0/decision/placements")
                        .toString())
                .isEqualTo("[{\"line\":1,\"sku\":\"vase\",\"node\":\"H1\",\"quantity\":1}]");
    }

    @Test
    void whatTheHoldLacksIsFoundElsewhere() {
        stocked("bowl", 2, 9);
        var hold = hold("bowl-1", "bowl", 2, "");

        var order = ordered("bowl-more", "bowl", 5, hold);

        shop.fulfillment(order, "H1", "at-node");
        shop.fulfillment(order, "H2", "at-node");
        assertThat(available("bowl", "H1")).isZero();
        assertThat(available("bowl", "H2")).isEqualTo(6);
    }

    @Test
    void anExpiredHoldIsSaidAndTheOrderGoesItsWay() {
        stocked("dish", 3, 0);
        var hold = hold("dish-1", "dish", 3, ",\"seconds\":1");
        shop.await(() -> get(hold), h -> h.path("status").asString("").equals("expired"), "the hold does not expire");
        assertThat(available("dish", "H1")).isEqualTo(3);

        var order = ordered("dish-late", "dish", 1, hold);

        shop.fulfillment(order, "H1", "at-node");
        assertThat(shop.server.get("/v1/orders/" + order + "/timeline").text())
                .contains("\"type\":\"cart-hold-not-used\"")
                .contains("\"reason\":\"expired\"");
    }

    @Test
    void aReleasedHoldIsFreeAgainAndReleasingAgainChangesNothing() {
        stocked("fork", 3, 0);
        var hold = hold("fork-1", "fork", 3, "");
        assertThat(available("fork", "H1")).isZero();

        assertThat(send("DELETE", hold, "").json().path("status").asString("")).isEqualTo("released");
        assertThat(send("DELETE", hold, "").json().path("status").asString("")).isEqualTo("released");

        assertThat(available("fork", "H1")).isEqualTo(3);
        assertThat(send("PATCH", hold, "{\"seconds\":60}").status()).isEqualTo(409);
    }

    @Test
    void openCartsAreListedAlsoThoseOfOneSkuTheFirstToExpireFirst() {
        stocked("ewer", 9, 0);
        stocked("vat", 9, 0);
        var later = hold("ewer-later", "ewer", 2, ",\"seconds\":900");
        var sooner = hold("ewer-sooner", "ewer", 3, ",\"seconds\":300");
        var other = hold("vat-1", "vat", 1, ",\"seconds\":600");
        var ended = hold("ewer-ended", "ewer", 1, ",\"seconds\":600");
        send("DELETE", ended, "");

        var ofEwer = shop.server.get("/v1/cart-holds?sku=ewer").json().path("items");

        assertThat(ofEwer.valueStream().map(h -> h.path("id").asString())).containsExactly(sooner, later);
        assertThat(ofEwer.at("/0/placements").toString())
                .isEqualTo("[{\"line\":1,\"sku\":\"ewer\",\"node\":\"H1\",\"quantity\":3}]");
        assertThat(shop.server
                        .get("/v1/cart-holds")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(h -> h.path("id").asString()))
                .containsSubsequence(sooner, other, later)
                .doesNotContain(ended);
        assertThat(shop.server
                        .get("/v1/cart-holds?sku=nothing")
                        .json()
                        .path("items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void extendingStopsAtTheMaximum() {
        stocked("knife", 1, 0);
        var hold = hold("knife-1", "knife", 1, ",\"seconds\":60");

        var longer = send("PATCH", hold, "{\"seconds\":3600}").json();

        assertThat(longer.path("expiresAt").asString(""))
                .isEqualTo(longer.path("extendableUntil").asString("-"));
        assertThat(send("PATCH", hold, "{\"seconds\":3601}").status()).isEqualTo(422);
    }

    @Test
    void aKeyIsOneHoldAndAnotherCartUnderItIsRefused() {
        stocked("spoon", 9, 0);
        var hold = hold("spoon-1", "spoon", 2, "");

        var again = post("spoon-1", "spoon", 2, "");
        var other = post("spoon-1", "spoon", 3, "");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("id").asString("")).isEqualTo(hold);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("code").asString("")).isEqualTo("other-body");
        assertThat(available("spoon", "H1")).isEqualTo(7);
    }

    @Test
    void tooLittleHoldsNothingUnlessPartIsEnough() {
        stocked("plate", 2, 1);

        var short1 = post("plate-1", "plate", 5, "");
        assertThat(short1.status()).isEqualTo(409);
        assertThat(short1.json().path("code").asString("")).isEqualTo("short-of-stock");
        assertThat(short1.json().at("/violations/0/pointer").asString("")).isEqualTo("/lines/0");
        assertThat(available("plate", "H1")).isEqualTo(2);

        var part = post("plate-1", "plate", 5, ",\"partial\":true").json();
        assertThat(part.path("complete").asBoolean(true)).isFalse();
        assertThat(part.at("/lines/0/held").asLong(0)).isEqualTo(3);
    }

    @Test
    void aPickupHoldsAtItsNodeOrNotAtAll() {
        stocked("tray", 5, 1);

        var there = shop.server.post("/v1/cart-holds", """
                {"channel":"web","key":"tray-1","node":"H2","lines":[{"sku":"tray","quantity":1}]}""");
        var more = shop.server.post("/v1/cart-holds", """
                {"channel":"web","key":"tray-2","node":"H2","lines":[{"sku":"tray","quantity":1}]}""");

        assertThat(there.json().at("/placements/0/node").asString("")).isEqualTo("H2");
        assertThat(more.status()).isEqualTo(409);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        var answer = shop.server.post("/v1/cart-holds", """
                {"channel":"Web!","key":"x","seconds":0,"colour":1,"lines":[{"sku":"nothing","quantity":0}]}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("violations").findValues("pointer"))
                .extracting(JsonNode::stringValue)
                .containsExactlyInAnyOrder(
                        "/channel", "/country", "/seconds", "/colour", "/lines/0/sku", "/lines/0/quantity");
    }

    private void stocked(String sku, long first, long second) {
        shop.sku(sku);
        shop.stock(sku, "H1", first);
        shop.stock(sku, "H2", second);
    }

    private RunningServer.Answer post(String key, String sku, long quantity, String more) {
        return shop.server.post("/v1/cart-holds", """
                {"channel":"web","key":"%s","country":"US","postalCode":"60601",
                 "lines":[{"sku":"%s","quantity":%d}]%s}""".formatted(key, sku, quantity, more));
    }

    private String hold(String key, String sku, long quantity, String more) {
        var answer = post(key, sku, quantity, more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString("");
    }

    private JsonNode get(String hold) {
        return shop.server.get("/v1/cart-holds/" + hold).json();
    }

    private RunningServer.Answer send(String method, String hold, String body) {
        return shop.server.send(shop.server
                .request("/v1/cart-holds/" + hold)
                .header("content-type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private String ordered(String reference, String sku, long quantity, String hold) {
        return shop.order(
                reference,
                sku,
                quantity,
                "{\"method\":\"collected\",\"reference\":\"" + reference + "\"},\"holdId\":\"" + hold + "\"");
    }

    private long available(String sku, String node) {
        return shop.server
                .get("/v1/skus/" + sku + "/stock")
                .json()
                .path("items")
                .valueStream()
                .filter(level -> level.path("node").asString("").equals(node))
                .mapToLong(level -> level.path("available").asLong(-1))
                .sum();
    }

    private String types(String order) {
        return shop.server
                .get("/v1/orders/" + order + "/timeline")
                .json()
                .findValues("type")
                .toString();
    }
}
