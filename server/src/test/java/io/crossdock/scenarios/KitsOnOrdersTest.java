package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A kit is sourced, picked and sent as its components, and sold, charged and returned as a whole. Each test has a kit
 * of two cups and a pot.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KitsOnOrdersTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    private void set(String name) {
        shop.sku(name + "-cup");
        shop.sku(name + "-pot");
        shop.kit(name, "{\"sku\":\"%s-cup\",\"quantity\":2},{\"sku\":\"%s-pot\",\"quantity\":1}".formatted(name, name));
    }

    private static String cups(long quantity) {
        return "{\"line\":10001,\"quantity\":%d}".formatted(quantity);
    }

    private static String pots(long quantity) {
        return "{\"line\":20001,\"quantity\":%d}".formatted(quantity);
    }

    private long line(String order, String figure) {
        return shop.view(order).at("/lines/0/" + figure).asLong();
    }

    @Test
    void aKitFromOneNodeIsPickedByItsPartsAndChargedWhole() {
        shop.node("K1", 10);
        set("tea");
        shop.stock("tea-cup", "K1", 10);
        shop.stock("tea-pot", "K1", 10);

        var order = shop.order("one-node", "tea", 2);
        var work = shop.fulfillment(order, "K1", "at-node");

        assertThat(shop.partners
                        .asked("/K1/fulfillments")
                        .getFirst()
                        .body()
                        .path("lines")
                        .toString())
                .isEqualTo("[{\"line\":10001,\"sku\":\"tea-cup\",\"quantity\":4},"
                        + "{\"line\":20001,\"sku\":\"tea-pot\",\"quantity\":2}]");
        assertThat(shop.view(order).at("/fulfillments/0/lines").toString())
                .isEqualTo("[{\"line\":1,\"component\":1,\"sku\":\"tea-cup\",\"quantity\":4,\"shipped\":0},"
                        + "{\"line\":1,\"component\":2,\"sku\":\"tea-pot\",\"quantity\":2,\"shipped\":0}]");
        shop.shipped(work, "TRK-tea", cups(4) + "," + pots(2));
        assertThat(shop.asked("/PSP-" + order + "-auth/captures")
                        .body()
                        .path("amount")
                        .path("value")
                        .asLong())
                .isEqualTo(2_500);
        shop.money("CAPTURE", work + "-capture", true);
        shop.parcel("TRK-tea", "delivered", "");
        shop.stage(order, "delivered");
        assertThat(line(order, "delivered")).isEqualTo(2);
        shop.consistent();
    }

    @Test
    void aKitFromTwoNodesIsChargedWhenItIsComplete() {
        shop.node("L1", 10);
        shop.node("L2", 900);
        set("mocca");
        shop.stock("mocca-cup", "L1", 10);
        shop.stock("mocca-pot", "L2", 10);
        var order = shop.order("two-nodes", "mocca", 1);
        var cups = shop.fulfillment(order, "L1", "at-node");
        var pots = shop.fulfillment(order, "L2", "at-node");

        shop.shipped(cups, "TRK-mocca-1", cups(2));

        shop.fulfillment(order, "L1", "in-transit");
        assertThat(shop.partners.asked("/PSP-" + order + "-auth/captures")).isEmpty();
        assertThat(line(order, "shipped")).isZero();
        shop.parcel("TRK-mocca-1", "delivered", "");
        shop.fulfillment(order, "L1", "delivered");
        assertThat(line(order, "delivered")).isZero();

        shop.shipped(pots, "TRK-mocca-2", pots(1));

        assertThat(shop.asked("/PSP-" + order + "-auth/captures")
                        .body()
                        .path("amount")
                        .path("value")
                        .asLong())
                .isEqualTo(1_500);
        shop.money("CAPTURE", pots + "-capture", true);
        shop.parcel("TRK-mocca-2", "delivered", "");
        shop.stage(order, "delivered");
        assertThat(shop.partners.asked("/PSP-" + order + "-auth/captures")).hasSize(1);
        assertThat(shop.payment(order).capturedMinor()).isEqualTo(1_500);
        shop.consistent();
    }

    @Test
    void aPartThatWasNotFoundComesFromElsewhere() {
        shop.node("M1", 10);
        shop.node("M2", 900);
        set("latte");
        shop.stock("latte-cup", "M1", 10);
        shop.stock("latte-pot", "M1", 10);
        shop.stock("latte-pot", "M2", 10);
        var order = shop.collected("short-part", "latte", 1);
        var first = shop.fulfillment(order, "M1", "at-node");

        shop.shipped(first, "TRK-latte-1", cups(2));

        var second = shop.fulfillment(order, "M2", "at-node");
        assertThat(shop.partners
                        .asked("/M2/fulfillments")
                        .getFirst()
                        .body()
                        .path("lines")
                        .toString())
                .isEqualTo("[{\"line\":20001,\"sku\":\"latte-pot\",\"quantity\":1}]");
        shop.shipped(second, "TRK-latte-2", pots(1));
        shop.parcel("TRK-latte-1", "delivered", "");
        shop.parcel("TRK-latte-2", "delivered", "");
        shop.stage(order, "delivered");
        assertThat(shop.payment(order).invoicedMinor()).isEqualTo(1_500);
        shop.consistent();
    }

    @Test
    void whatNoNodeCompletesIsDroppedInWholeKitsAndItsPartsAreReported() {
        shop.node("N1", 10);
        set("milk");
        shop.stock("milk-cup", "N1", 6);
        shop.stock("milk-pot", "N1", 3);
        var order = shop.order("dropped", "milk", 3);
        var work = shop.fulfillment(order, "N1", "at-node");

        shop.shipped(work, "TRK-milk", cups(5) + "," + pots(3));

        assertThat(shop.asked("/PSP-" + order + "-auth/captures")
                        .body()
                        .path("amount")
                        .path("value")
                        .asLong())
                .isEqualTo(2_500);
        shop.money("CAPTURE", work + "-capture", true);
        shop.parcel("TRK-milk", "delivered", "");
        shop.stage(order, "partly-delivered");
        assertThat(line(order, "delivered")).isEqualTo(2);
        assertThat(line(order, "canceled")).isEqualTo(1);
        assertThat(shop.server.get("/v1/cases").text())
                .contains("kit-parts-left-over")
                .contains("1 of milk-cup, 1 of milk-pot");
        shop.consistent();
    }

    @Test
    void partsOfADroppedKitThatHaveNotLeftAreFreeAgain() {
        shop.node("O1", 10);
        shop.node("O2", 900);
        set("soup");
        shop.stock("soup-cup", "O1", 2);
        shop.stock("soup-pot", "O2", 1);
        var order = shop.order("kept-back", "soup", 1);
        var cups = shop.fulfillment(order, "O1", "at-node");
        var pots = shop.fulfillment(order, "O2", "at-node");

        shop.shipped(pots, "", pots(0));

        shop.stage(order, "canceled");
        assertThat(shop.asked("/" + cups + ":recall").path()).contains("/O1/");
        assertThat(shop.free("soup-cup", "O1")).isEqualTo(2);
        assertThat(shop.payment(order).invoicedMinor()).isZero();
        shop.consistent();
    }

    @Test
    void aCanceledOrderGivesPartsBack() {
        shop.node("P1", 10);
        set("punch");
        shop.stock("punch-cup", "P1", 2);
        shop.stock("punch-pot", "P1", 1);
        var order = shop.order("canceled-kit", "punch", 1);
        shop.fulfillment(order, "P1", "at-node");
        assertThat(shop.free("punch-cup", "P1")).isZero();

        shop.server.post("/v1/orders/" + order + ":cancel", "{}");

        shop.stage(order, "canceled");
        assertThat(shop.free("punch-cup", "P1")).isEqualTo(2);
        assertThat(shop.free("punch-pot", "P1")).isEqualTo(1);
        shop.consistent();
    }

    @Test
    void aReturnedKitIsStockOfItsParts() {
        shop.node("Q1", 10);
        set("chai");
        shop.stock("chai-cup", "Q1", 4);
        shop.stock("chai-pot", "Q1", 2);
        var order = shop.collected("returned-kit", "chai", 2);
        shop.shipped(shop.fulfillment(order, "Q1", "at-node"), "TRK-chai", cups(4) + "," + pots(2));
        shop.parcel("TRK-chai", "delivered", "");
        shop.stage(order, "delivered");

        var returned = shop.server.post("/v1/orders/" + order + "/returns", """
                {"reason":"too many","lines":[{"line":1,"quantity":1}]}""");
        assertThat(returned.status()).as(returned.text()).isEqualTo(201);
        shop.arrived(returned.json().path("id").stringValue(), 1);

        shop.await(() -> line(order, "returned"), units -> units == 1, "nothing came back");
        assertThat(shop.free("chai-cup", "Q1")).isEqualTo(2);
        assertThat(shop.free("chai-pot", "Q1")).isEqualTo(1);
        shop.consistent();
    }

    @Test
    void aLostPartIsSentAgainBeforeTheKitIsCompleteAndRefundedAfterwards() {
        shop.node("R1", 10);
        shop.node("R2", 900);
        set("cocoa");
        shop.stock("cocoa-cup", "R1", 10);
        shop.stock("cocoa-pot", "R2", 10);
        var order = shop.order("lost-part", "cocoa", 1);
        var cups = shop.fulfillment(order, "R1", "at-node");
        var pots = shop.fulfillment(order, "R2", "at-node");
        shop.shipped(cups, "TRK-cocoa-1", cups(2));
        shop.fulfillment(order, "R1", "in-transit");

        shop.lost(cups, "TRK-cocoa-1");

        var again = shop.fulfillment(order, "R1", "at-node");
        assertThat(again).isNotEqualTo(cups);
        shop.shipped(pots, "TRK-cocoa-2", pots(1));
        shop.fulfillment(order, "R2", "in-transit");
        assertThat(line(order, "shipped")).isZero();
        shop.shipped(again, "TRK-cocoa-3", cups(2));
        shop.asked("/PSP-" + order + "-auth/captures");
        shop.money("CAPTURE", again + "-capture", true);
        shop.fulfillment(order, "R1", "in-transit");
        shop.lost(pots, "TRK-cocoa-2");

        assertThat(shop.asked("/PSP-" + order + "-auth/refunds")
                        .body()
                        .path("amount")
                        .path("value")
                        .asLong())
                .isEqualTo(1_000);
        shop.money("REFUND", pots + "-refund", true);
        shop.parcel("TRK-cocoa-3", "delivered", "");
        shop.stage(order, "undelivered");
        assertThat(line(order, "lost")).isEqualTo(1);
        assertThat(shop.payment(order).refundedMinor()).isEqualTo(1_000);
        shop.consistent();
    }

    @Test
    void aKitThatCannotBeMadeWaitsForItsPart() {
        shop.node("S1", 10);
        set("juice");
        shop.stock("juice-cup", "S1", 2);
        var order = shop.order("waiting-kit", "juice", 1);
        shop.stage(order, "backordered");

        shop.stock("juice-pot", "S1", 1);

        shop.fulfillment(order, "S1", "at-node");
        shop.consistent();
    }

    @Test
    void aKitOfWhichAPartIsUnderWayWhenItIsCanceledIsACase() {
        shop.node("T1", 10);
        shop.node("T2", 900);
        set("broth");
        shop.stock("broth-cup", "T1", 2);
        shop.stock("broth-pot", "T2", 1);
        var order = shop.order("half-canceled", "broth", 1);
        var cups = shop.fulfillment(order, "T1", "at-node");
        shop.fulfillment(order, "T2", "at-node");
        shop.shipped(cups, "TRK-broth", cups(2));
        shop.fulfillment(order, "T1", "in-transit");

        shop.server.post("/v1/orders/" + order + ":cancel", "{}");
        shop.fulfillment(order, "T2", "not-fulfilled");
        shop.parcel("TRK-broth", "delivered", "");

        shop.stage(order, "canceled");
        assertThat(shop.server.get("/v1/cases").text()).contains("2 of broth-cup");
        assertThat(shop.free("broth-pot", "T2")).isEqualTo(1);
        assertThat(shop.payment(order).capturedMinor()).isZero();
        shop.consistent();
    }

    @Test
    void aNodesPartsOfAKitAreMovedElsewhere() {
        shop.node("U1", 10);
        set("gruel");
        shop.stock("gruel-cup", "U1", 2);
        shop.stock("gruel-pot", "U1", 1);
        var order = shop.order("moved-kit", "gruel", 1);
        shop.fulfillment(order, "U1", "at-node");
        shop.node("U2", 900);
        shop.stock("gruel-cup", "U2", 2);
        shop.stock("gruel-pot", "U2", 1);

        var moved = shop.server.post("/v1/nodes/U1:reallocate", "{\"reason\":\"outage\",\"preview\":false}");

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        shop.fulfillment(order, "U2", "at-node");
        shop.fulfillment(order, "U1", "not-fulfilled");
        assertThat(shop.free("gruel-cup", "U1")).isEqualTo(2);
        shop.consistent();
    }
}
