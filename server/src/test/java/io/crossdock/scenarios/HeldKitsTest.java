package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Carts with kits of two cups and a pot. Their components are held during the checkout, and become the order's. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldKitsTest {

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

    private void set(String name, long cups, long pots) {
        shop.sku(name + "-cup");
        shop.sku(name + "-pot");
        shop.kit(name, "{\"sku\":\"%s-cup\",\"quantity\":2},{\"sku\":\"%s-pot\",\"quantity\":1}".formatted(name, name));
        shop.stock(name + "-cup", "H1", cups);
        shop.stock(name + "-pot", "H1", pots);
    }

    private RunningServer.Answer post(String sku, long quantity, String more) {
        return shop.server.post("/v1/cart-holds", """
                {"channel":"web","key":"%s-%d","country":"US","postalCode":"60601",
                 "lines":[{"sku":"%s","quantity":%d}%s}""".formatted(sku, quantity, sku, quantity, more));
    }

    private String hold(String sku, long quantity) {
        var answer = post(sku, quantity, "]");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString("");
    }

    private JsonNode get(String hold) {
        return shop.server.get("/v1/cart-holds/" + hold).json();
    }

    private JsonNode send(String method, String hold, String body) {
        return shop.server
                .send(shop.server
                        .request("/v1/cart-holds/" + hold)
                        .header("content-type", "application/json")
                        .method(method, BodyPublishers.ofString(body)))
                .json();
    }

    private String ordered(String reference, String sku, long quantity, String hold) {
        return shop.order(
                reference,
                sku,
                quantity,
                "{\"method\":\"collected\",\"reference\":\"" + reference + "\"},\"holdId\":\"" + hold + "\"");
    }

    private long free(String sku, String node) {
        return shop.server
                .get("/v1/skus/" + sku + "/shared-stock")
                .json()
                .path("items")
                .valueStream()
                .filter(at -> at.path("node").asString("").equals(node))
                .mapToLong(at -> at.path("units").asLong())
                .sum();
    }

    @Test
    void aHeldKitIsShownWholeAndItsPartsAreReserved() {
        set("tea", 5, 5);

        var hold = get(hold("tea", 2));

        assertThat(hold.path("lines").toString()).isEqualTo("[{\"line\":1,\"sku\":\"tea\",\"quantity\":2,\"held\":2}]");
        assertThat(hold.path("placements").toString())
                .isEqualTo("[{\"line\":1,\"sku\":\"tea-cup\",\"node\":\"H1\",\"quantity\":4},"
                        + "{\"line\":1,\"sku\":\"tea-pot\",\"node\":\"H1\",\"quantity\":2}]");
        assertThat(hold.path("complete").asBoolean(false)).isTrue();
        assertThat(free("tea-cup", "H1")).isEqualTo(1);
        assertThat(free("tea", "H1")).isZero();
        for (var sku : List.of("tea", "tea-cup")) {
            assertThat(shop.server
                            .get("/v1/cart-holds?sku=" + sku)
                            .json()
                            .path("items")
                            .size())
                    .as(sku)
                    .isEqualTo(1);
        }
    }

    @Test
    void aKitThatLacksTwoOfItsPartsIsOneShortLine() {
        set("gin", 0, 0);

        var answer = post("gin", 1, "]");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("Stock is short for 1 line(s)");
    }

    @Test
    void theLastKitIsTheCartsUntilItsOrderComes() {
        set("mocca", 2, 1);
        var hold = hold("mocca", 1);

        var other = shop.collected("mocca-other", "mocca", 1);
        shop.stage(other, "backordered");
        var order = ordered("mocca-mine", "mocca", 1, hold);
        var work = shop.fulfillment(order, "H1", "at-node");

        assertThat(shop.partners
                        .asked("/H1/fulfillments")
                        .getLast()
                        .body()
                        .path("lines")
                        .toString())
                .isEqualTo("[{\"line\":10001,\"sku\":\"mocca-cup\",\"quantity\":2},"
                        + "{\"line\":20001,\"sku\":\"mocca-pot\",\"quantity\":1}]");
        assertThat(get(hold).path("status").asString("")).isEqualTo("converted");
        shop.shipped(work, "TRK-mocca", "{\"line\":10001,\"quantity\":2},{\"line\":20001,\"quantity\":1}");
        shop.parcel("TRK-mocca", "delivered", "");
        shop.stage(order, "delivered");
        assertThat(shop.payment(order).invoicedMinor()).isEqualTo(1_500);
        shop.await(
                () -> shop.view(order).at("/promise/legs/0/outcome").asString(""),
                "kept"::equals,
                "its promise is not scored");
    }

    @Test
    void partsOfAHoldComeFromSeveralNodesAndWhatItLacksIsFound() {
        set("latte", 4, 0);
        shop.stock("latte-pot", "H2", 9);
        shop.stock("latte-cup", "H2", 9);

        var hold = hold("latte", 2);
        var order = ordered("latte-more", "latte", 3, hold);

        shop.fulfillment(order, "H1", "at-node");
        shop.fulfillment(order, "H2", "at-node");
        assertThat(free("latte-cup", "H1")).isZero();
        assertThat(free("latte-cup", "H2")).isEqualTo(7);
        assertThat(free("latte-pot", "H2")).isEqualTo(6);
    }

    @Test
    void anOrderOfFewerKitsGivesWholeOnesBack() {
        set("milk", 6, 3);

        var order = ordered("milk-less", "milk", 1, hold("milk", 3));

        shop.fulfillment(order, "H1", "at-node");
        assertThat(free("milk", "H1")).isEqualTo(2);
        assertThat(free("milk-cup", "H1")).isEqualTo(4);
    }

    @Test
    void aKitIsHeldLongerAndReleasedWhole() {
        set("soup", 2, 1);
        var hold = hold("soup", 1);

        assertThat(send("PATCH", hold, "{\"seconds\":900}").path("status").asString(""))
                .isEqualTo("held");
        assertThat(send("DELETE", hold, "").path("placements").size()).isZero();

        assertThat(free("soup", "H1")).isEqualTo(1);
        assertThat(get(hold).at("/lines/0/held").asLong()).isEqualTo(1);
    }

    @Test
    void anExpiredHoldGivesWholeKitsBack() {
        set("chai", 2, 1);
        var answer = post("chai", 1, "],\"seconds\":1");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);

        shop.await(
                () -> get(answer.json().path("id").asString("")),
                h -> h.path("status").asString("").equals("expired"),
                "it does not expire");

        assertThat(free("chai", "H1")).isEqualTo(1);
    }

    @Test
    void partOfACartIsHeldInWholeKits() {
        set("punch", 5, 9);

        var none = post("punch", 3, "]");
        var part = post("punch", 3, "],\"partial\":true").json();

        assertThat(none.status()).isEqualTo(409);
        assertThat(none.json().at("/violations/0/pointer").asString("")).isEqualTo("/lines/0");
        assertThat(none.json().at("/violations/0/message").asString(""))
                .isEqualTo("6 of punch-cup wanted, 5 available");
        assertThat(part.at("/lines/0/held").asLong()).isEqualTo(2);
        assertThat(part.path("complete").asBoolean(true)).isFalse();
        assertThat(free("punch-cup", "H1")).as("half a kit is none").isEqualTo(1);
        assertThat(free("punch-pot", "H1")).isEqualTo(7);
    }

    @Test
    void aKitAndItsPartInOneCartShareWhatThereIs() {
        set("cocoa", 4, 9);

        assertThat(post("cocoa", 1, ",{\"sku\":\"cocoa-cup\",\"quantity\":3}]").status())
                .isEqualTo(409);
        var held = post("cocoa", 1, ",{\"sku\":\"cocoa-cup\",\"quantity\":2}]");

        assertThat(held.status()).as(held.text()).isEqualTo(201);
        assertThat(held.json().path("lines").toString())
                .isEqualTo("[{\"line\":1,\"sku\":\"cocoa\",\"quantity\":1,\"held\":1},"
                        + "{\"line\":2,\"sku\":\"cocoa-cup\",\"quantity\":2,\"held\":2}]");
    }

    @Test
    void aCartWithAKitIsQuotedWhatItsOrderIsPromised() {
        set("juice", 2, 1);

        var quoted = quote("juice", 1);
        var lacking = quote("juice", 2);
        var order = shop.collected("juice-order", "juice", 1);
        shop.fulfillment(order, "H1", "at-node");

        assertThat(quoted.path("possible").asBoolean(false)).isTrue();
        assertThat(quoted.path("nodes").toString()).isEqualTo("[\"H1\"]");
        assertThat(shop.server.get("/v1/orders/" + order + "/timeline").text())
                .contains("\"costMinor\":" + quoted.path("costMinor").asLong());
        assertThat(lacking.path("possible").asBoolean(true)).isFalse();
        assertThat(lacking.path("reason").asString(""))
                .contains("juice-cup: 4 wanted, 2 available")
                .contains("juice-pot: 2 wanted, 1 available");
    }

    private JsonNode quote(String sku, long quantity) {
        var answer = shop.server.post("/v1/promises:quote", """
                {"carts":[{"channel":"web","shipTo":{"country":"US","postalCode":"60601"},"services":["standard"],
                 "lines":[{"sku":"%s","quantity":%d}]}]}""".formatted(sku, quantity));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().at("/carts/0/options/0");
    }
}
