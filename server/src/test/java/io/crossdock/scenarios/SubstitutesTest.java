package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * A substitute is sent where the customer allows it, and never costs more. Each test has a cup, a better mug and a
 * bowl.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubstitutesTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    /** Cup: 10.00, mug: 12.00, bowl: 8.00. The mug is the better substitute for the cup. */
    private void goods(String name) {
        shop.sku(name + "-cup", 1_000);
        shop.sku(name + "-mug", 1_200);
        shop.sku(name + "-bowl", 800);
        shop.substitutes(name + "-cup", name + "-mug", name + "-bowl");
    }

    private JsonNode line(String order) {
        return shop.view(order).at("/lines/0");
    }

    private static String mugs(long quantity) {
        return "{\"line\":510001,\"quantity\":%d}".formatted(quantity);
    }

    private String captured(String order) {
        return shop.asked("/PSP-" + order + "-auth/captures")
                .body()
                .at("/amount/value")
                .toString();
    }

    @Test
    void whatIsMissingIsSentAsTheBestSubstituteAtTheOrderedPrice() {
        shop.node("A1", 10);
        goods("a");
        shop.stock("a-cup", "A1", 1);
        shop.stock("a-mug", "A1", 5);
        shop.stock("a-bowl", "A1", 5);

        var order = shop.substitutable("a", "a-cup", 3, "true");
        var work = shop.fulfillment(order, "A1", "at-node");

        assertThat(shop.partners
                        .asked("/A1/fulfillments")
                        .getFirst()
                        .body()
                        .path("lines")
                        .toString())
                .isEqualTo("[{\"line\":1,\"sku\":\"a-cup\",\"quantity\":1},"
                        + "{\"line\":510001,\"sku\":\"a-mug\",\"quantity\":2}]");
        assertThat(shop.view(order).path("substitutions").toString())
                .isEqualTo("[{\"line\":1,\"ordered\":\"a-cup\",\"sku\":\"a-mug\",\"title\":\"a-mug\",\"units\":2,"
                        + "\"unitPriceMinor\":1000,\"reason\":\"no-stock\"}]");
        assertThat(shop.view(order).at("/fulfillments/0/lines").toString())
                .isEqualTo("[{\"line\":1,\"sku\":\"a-cup\",\"quantity\":1,\"shipped\":0},"
                        + "{\"line\":1,\"substitute\":true,\"sku\":\"a-mug\",\"quantity\":2,\"shipped\":0}]");
        shop.shipped(work, "TRK-a", "{\"line\":1,\"quantity\":1}," + mugs(2));
        assertThat(captured(order)).isEqualTo("3500");
        shop.money("CAPTURE", work + "-capture", true);
        shop.parcel("TRK-a", "delivered", "");
        shop.stage(order, "delivered");
        assertThat(line(order).path("delivered").asLong()).isEqualTo(3);
        assertThat(shop.server.get("/v1/orders/" + order + "/decisions:explain").text())
                .contains("line 1: 2 x a-mug in place of a-cup: 3 wanted, 1 available, no stock")
                .contains("2 more units of a-cup at A1 would have been sent in place of a-mug");
        assertThat(shop.server
                        .get("/v1/orders/" + order + "/decisions:recompute")
                        .json()
                        .path("identical")
                        .asBoolean())
                .isTrue();
        shop.consistent();
    }

    @Test
    void aCheaperSubstituteIsChargedAndRefundedAtItsOwnPrice() {
        shop.node("B1", 10);
        goods("b");
        shop.stock("b-cup", "B1", 1);
        shop.stock("b-bowl", "B1", 5);
        var order = shop.substitutable("b", "b-cup", 3, "true");
        var work = shop.fulfillment(order, "B1", "at-node");

        shop.shipped(work, "TRK-b", "{\"line\":1,\"quantity\":1}," + mugs(2));

        assertThat(captured(order))
                .as("1 cup at 10.00, 2 bowls at 8.00, 5.00 for shipping")
                .isEqualTo("3100");
        shop.money("CAPTURE", work + "-capture", true);
        shop.parcel("TRK-b", "delivered", "");
        shop.stage(order, "delivered");
        var unclear = shop.server.post("/v1/orders/" + order + "/returns", """
                {"reason":"x","lines":[{"line":1,"quantity":1}]}""");
        assertThat(unclear.text()).contains("\"/lines/0/sku\"", "was sent as [b-cup, b-bowl]");
        var returned = shop.server.post("/v1/orders/" + order + "/returns", """
                {"reason":"x","lines":[{"line":1,"sku":"b-bowl","quantity":2}]}""");
        assertThat(returned.status()).as(returned.text()).isEqualTo(201);
        assertThat(returned.json().path("lines").toString())
                .isEqualTo("[{\"line\":1,\"substitute\":true,\"sku\":\"b-bowl\",\"quantity\":2,\"sellable\":0,"
                        + "\"damaged\":0}]");
        shop.arrived(returned.json().path("id").stringValue(), 510_001, 2);
        assertThat(shop.asked("/PSP-" + order + "-auth/refunds")
                        .body()
                        .at("/amount/value")
                        .asLong())
                .isEqualTo(1_600);
        assertThat(line(order).path("returned").asLong()).isEqualTo(2);
        assertThat(shop.free("b-bowl", "B1")).isEqualTo(5);
        shop.consistent();
    }

    @Test
    void unitsThatWereAllReplacedDoNotComeBackAsTheOrderedSku() {
        shop.node("R1", 10);
        goods("r");
        shop.stock("r-mug", "R1", 5);
        var order = shop.substitutable("r", "r-cup", 2, "true");
        var work = shop.fulfillment(order, "R1", "at-node");
        shop.shipped(work, "TRK-r", mugs(2));
        shop.money("CAPTURE", work + "-capture", true);
        shop.parcel("TRK-r", "delivered", "");
        shop.stage(order, "delivered");

        var refused = shop.server.post("/v1/orders/" + order + "/returns", """
                {"reason":"x","lines":[{"line":1,"sku":"r-cup","quantity":1}]}""");

        assertThat(refused.json().at("/violations/0/code").asString())
                .as(refused.text())
                .isEqualTo("not-shipped");
        assertThat(refused.json().at("/violations/0/message").asString()).isEqualTo("line 1 was not sent as r-cup");
    }

    @Test
    void theOriginalIsSentWhereItCanBeFilled() {
        shop.node("C1", 10);
        shop.node("C2", 900);
        goods("c");
        shop.stock("c-cup", "C2", 3);
        shop.stock("c-mug", "C1", 5);

        var order = shop.substitutable("c", "c-cup", 3, "true");

        shop.fulfillment(order, "C2", "at-node");
        assertThat(shop.view(order).path("substitutions").toString()).isEqualTo("[]");
    }

    @Test
    void nothingElseIsSentWhereNobodyAllowsIt() {
        shop.node("D1", 10);
        goods("d");
        shop.stock("d-mug", "D1", 5);

        shop.stage(shop.substitutable("d-unsaid", "d-cup", 1, "null"), "backordered");
        shop.stage(shop.substitutable("d-refused", "d-cup", 1, "false"), "backordered");
        assertThat(shop.free("d-mug", "D1")).isEqualTo(5);
    }

    @Test
    void oneSubstituteCoversAllThatLacksOrNoneIsSent() {
        shop.node("E1", 10);
        goods("e");
        shop.stock("e-mug", "E1", 2);
        shop.stock("e-bowl", "E1", 2);
        shop.stage(shop.substitutable("e-three", "e-cup", 3, "true"), "backordered");

        shop.stock("e-bowl", "E1", 3);
        var second = shop.substitutable("e-again", "e-cup", 3, "true");

        shop.fulfillment(second, "E1", "at-node");
        assertThat(shop.view(second).at("/substitutions/0/sku").asString()).isEqualTo("e-bowl");
    }

    @Test
    void whatANodeDoesNotFindIsReplacedFromElsewhereAndNeverTwice() {
        shop.node("F1", 10);
        shop.node("F2", 900);
        goods("f");
        shop.stock("f-cup", "F1", 3);
        shop.stock("f-mug", "F2", 2);
        shop.stock("f-bowl", "F2", 9);
        var order = shop.substitutable("f", "f-cup", 3, "true");
        var first = shop.fulfillment(order, "F1", "at-node");

        shop.shipped(first, "TRK-f-1", "{\"line\":1,\"quantity\":1}");

        var second = shop.fulfillment(order, "F2", "at-node");
        assertThat(shop.partners
                        .asked("/F2/fulfillments")
                        .getFirst()
                        .body()
                        .path("lines")
                        .toString())
                .isEqualTo("[{\"line\":510001,\"sku\":\"f-mug\",\"quantity\":2}]");
        shop.money("CAPTURE", first + "-capture", true);
        shop.shipped(second, "TRK-f-2", mugs(1));
        shop.await(
                () -> shop.partners.asked("/PSP-" + order + "-auth/captures"),
                asked -> asked.size() == 2,
                "not charged");
        shop.money("CAPTURE", second + "-capture", true);
        shop.parcel("TRK-f-1", "delivered", "");
        shop.parcel("TRK-f-2", "delivered", "");
        shop.stage(order, "partly-delivered");
        assertThat(line(order).path("canceled").asLong())
                .as("no bowl besides the mug")
                .isEqualTo(1);
        assertThat(shop.free("f-bowl", "F2")).isEqualTo(9);
        assertThat(shop.payment(order).capturedMinor()).isEqualTo(2_500);
        shop.consistent();
    }

    @Test
    void aCanceledOrderGivesSubstitutesBack() {
        shop.node("G1", 10);
        goods("g");
        shop.stock("g-mug", "G1", 2);
        var order = shop.substitutable("g", "g-cup", 2, "true");
        shop.fulfillment(order, "G1", "at-node");
        assertThat(shop.free("g-mug", "G1")).isZero();

        shop.server.post("/v1/orders/" + order + ":cancel", "{}");

        shop.stage(order, "canceled");
        assertThat(shop.free("g-mug", "G1")).isEqualTo(2);
        assertThat(shop.view(order).path("substitutions").toString()).isEqualTo("[]");
        shop.consistent();
    }

    @Test
    void aSubstituteMovesWithItsOrder() {
        shop.node("H1", 10);
        goods("h");
        shop.stock("h-mug", "H1", 2);
        var order = shop.substitutable("h", "h-cup", 2, "true");
        shop.fulfillment(order, "H1", "at-node");
        shop.node("H2", 900);
        shop.stock("h-mug", "H2", 2);

        var moved = shop.server.post("/v1/nodes/H1:reallocate", "{\"reason\":\"outage\",\"preview\":false}");

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        shop.fulfillment(order, "H2", "at-node");
        shop.fulfillment(order, "H1", "not-fulfilled");
        assertThat(shop.free("h-mug", "H1")).isEqualTo(2);
        assertThat(shop.free("h-mug", "H2")).isZero();
        shop.consistent();
    }

    @Test
    void supplyThatIsDueSoonIsWaitedForWhereTheLineMayWait() {
        shop.node("I1", 10);
        goods("i");
        shop.stock("i-mug", "I1", 9);
        shop.supply("i-cup", "I1", 2, 2);
        var server = shop.server;
        var before = shop.substitutable("i-may-not-wait", "i-cup", 2, "true");
        shop.fulfillment(before, "I1", "at-node");

        server.put("/v1/backorder-rules", "{\"rules\":[{\"sku\":\"i-cup\",\"allowed\":true}]}");

        var waits = shop.substitutable("i-waits", "i-cup", 2, "true");
        shop.stage(waits, "promised");
        var third = shop.substitutable("i-too-late", "i-cup", 2, "true");
        shop.fulfillment(third, "I1", "at-node");
        assertThat(shop.view(third).at("/substitutions/0/sku").asString()).isEqualTo("i-mug");

        shop.received("i-cup", 1);

        shop.await(
                () -> server.get("/v1/subjects/" + waits + "/timeline").text(),
                t -> t.split("\"to\":\"backordering\"").length > 2,
                "not looked at");
        assertThat(shop.stage(waits, "promised").path("substitutions").toString())
                .as("what is to come is its own")
                .isEqualTo("[]");
        shop.consistent();
    }
}
