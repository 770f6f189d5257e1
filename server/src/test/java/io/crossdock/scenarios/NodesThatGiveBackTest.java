package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Orders whose node gave work back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesThatGiveBackTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void aNodeThatRefusedIsNotAskedForThatOrderAgain() {
        shop.node("A1", 10);
        shop.node("A2", 900);
        shop.sku("mug");
        shop.stock("mug", "A1", 50);
        shop.stock("mug", "A2", 50);
        shop.partners.refusing.add("A1");

        var order = shop.collected("refused", "mug", 1);

        shop.fulfillment(order, "A2", "at-node");
        assertThat(shop.partners.asked("/A1/fulfillments")).hasSize(1);
        var decisions = shop.server.get("/v1/orders/" + order + "/decisions").json();
        assertThat(decisions.findValues("same")).hasSize(2).allMatch(same -> same.booleanValue());
        assertThat(decisions.findValues("rejected").getLast().toString())
                .contains("{\"node\":\"A1\",\"reason\":\"gave-back\"");
        shop.consistent();
    }

    @Test
    void theRestOfAShortLineComesFromElsewhere() {
        shop.node("B1", 10);
        shop.node("B2", 900);
        shop.sku("lamp");
        shop.stock("lamp", "B1", 10);
        shop.stock("lamp", "B2", 10);
        var order = shop.collected("short", "lamp", 3);
        var first = shop.fulfillment(order, "B1", "at-node");

        shop.shipped(first, 2, "TRK-short-1");

        var second = shop.fulfillment(order, "B2", "at-node");
        assertThat(shop.partners
                        .asked("/B2/fulfillments")
                        .getFirst()
                        .body()
                        .path("lines")
                        .toString())
                .isEqualTo("[{\"line\":1,\"sku\":\"lamp\",\"quantity\":1}]");
        assertThat(shop.partners.asked("/B1/fulfillments")).hasSize(1);
        shop.shipped(second, 1, "TRK-short-2");
        shop.parcel("TRK-short-1", "delivered", "");
        shop.parcel("TRK-short-2", "delivered", "");
        shop.stage(order, "delivered");
        shop.consistent();
    }

    @Test
    void whatNoOtherNodeHasIsCanceledAndItsMoneyGivenUp() {
        shop.node("C1", 10);
        shop.sku("sofa");
        shop.stock("sofa", "C1", 10);
        var order = shop.order("rest", "sofa", 3);
        var only = shop.fulfillment(order, "C1", "at-node");

        shop.shipped(only, 2, "TRK-rest");

        assertThat(shop.asked("/PSP-" + order + "-auth/captures")
                        .body()
                        .path("amount")
                        .path("value")
                        .asLong())
                .isEqualTo(2_500);
        shop.money("CAPTURE", only + "-capture", true);
        shop.parcel("TRK-rest", "delivered", "");
        shop.stage(order, "partly-delivered");
        shop.asked("/PSP-" + order + "-auth/cancels");
        shop.money("CANCELLATION", order + "-void", true);
        var money = shop.payment(order);
        assertThat(money.capturedMinor()).isEqualTo(2_500);
        assertThat(money.voidedMinor()).isEqualTo(1_000);
        shop.consistent();
    }
}
