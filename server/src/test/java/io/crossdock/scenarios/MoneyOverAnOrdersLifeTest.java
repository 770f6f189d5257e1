package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Charges, voids and refunds of orders that are not served in full. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyOverAnOrdersLifeTest {

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

    @Test
    void aLostParcelIsPaidBackWithItsShipping() {
        stocked("vase", "D1", 10);
        var order = shop.order("lost", "vase", 2);
        var parcel = shop.fulfillment(order, "D1", "at-node");
        shop.shipped(parcel, 2, "TRK-lost");
        shop.asked("/PSP-" + order + "-auth/captures");
        shop.money("CAPTURE", parcel + "-capture", true);
        shop.fulfillment(order, "D1", "in-transit");

        shop.lost(parcel, "TRK-lost");

        assertThat(shop.asked("/PSP-" + order + "-auth/refunds")
                        .body()
                        .path("amount")
                        .path("value")
                        .asLong())
                .isEqualTo(2_500);
        shop.money("REFUND", parcel + "-refund", true);
        shop.stage(order, "undelivered");
        assertThat(shop.payment(order).refundedMinor()).isEqualTo(2_500);
        assertThat(shop.payment(order).capturedMinor()).isEqualTo(2_500);
        assertThat(shop.partners.asked("/PSP-" + order + "-auth/cancels")).isEmpty();
        shop.consistent();
    }

    @Test
    void newsOfACaptureMayComeBeforeTheAnswerToIt() {
        stocked("bowl", "E1", 10);
        shop.partners.before = asked -> {
            if (asked.path().endsWith("/captures")
                    && asked.body().path("amount").path("value").asLong() == 3_500) {
                shop.money("CAPTURE", asked.key(), true);
            }
        };
        var order = shop.order("early", "bowl", 3);
        var parcel = shop.fulfillment(order, "E1", "at-node");

        shop.shipped(parcel, 3, "TRK-early");

        shop.fulfillment(order, "E1", "in-transit");
        assertThat(shop.payment(order).capturedMinor()).isEqualTo(3_500);
        assertThat(shop.partners.asked("/PSP-" + order + "-auth/captures")).hasSize(1);
        shop.consistent();
    }

    @Test
    void aCancellationAfterTheFirstParcelLeftChargesThatOneAndGivesUpTheOther() {
        stocked("dish", "G1", 1);
        shop.node("G2", 20);
        shop.stock("dish", "G2", 1);
        var order = shop.order("half", "dish", 2);
        var left = shop.fulfillment(order, "G1", "at-node");
        shop.fulfillment(order, "G2", "at-node");
        shop.shipped(left, 1, "TRK-half");
        shop.asked("/PSP-" + order + "-auth/captures");
        shop.money("CAPTURE", left + "-capture", true);
        shop.fulfillment(order, "G1", "in-transit");

        assertThat(shop.server
                        .post("/v1/orders/" + order + ":cancel", "{\"reason\":\"changed my mind\"}")
                        .status())
                .isEqualTo(202);

        shop.fulfillment(order, "G2", "not-fulfilled");
        shop.parcel("TRK-half", "delivered", "");
        shop.stage(order, "partly-delivered");
        shop.asked("/PSP-" + order + "-auth/cancels");
        shop.money("CANCELLATION", order + "-void", true);
        assertThat(shop.payment(order).capturedMinor()).isEqualTo(1_500);
        assertThat(shop.payment(order).voidedMinor()).isEqualTo(1_000);
        shop.consistent();
    }

    @Test
    void anAuthorizationThatArrivesAfterTheCancellationIsGivenUpToo() {
        stocked("fork", "H1", 10);
        shop.partners.pending.add("tok_late");
        var order = shop.order("late", "fork", 1);
        shop.stage(order, "awaiting-authorization");

        assertThat(shop.server
                        .post("/v1/orders/" + order + ":cancel", "{\"reason\":\"too slow\"}")
                        .status())
                .isEqualTo(202);
        shop.asked("/PSP-" + order + "-auth/cancels");
        shop.stage(order, "canceled");
        shop.money("CANCELLATION", order + "-void", true);
        shop.money("AUTHORISATION", order + "-auth", true);

        assertThat(shop.payment(order).authorizedMinor()).isEqualTo(1_500);
        assertThat(shop.payment(order).voidedMinor()).isEqualTo(1_500);
        assertThat(shop.view(order).path("stage").asString("")).isEqualTo("canceled");
        shop.consistent();
    }

    @Test
    void aReturnedUnitIsPaidBackWithoutTheShipping() {
        stocked("spoon", "K1", 10);
        var order = shop.order("back", "spoon", 2);
        var parcel = shop.fulfillment(order, "K1", "at-node");
        shop.shipped(parcel, 2, "TRK-back");
        shop.asked("/PSP-" + order + "-auth/captures");
        shop.money("CAPTURE", parcel + "-capture", true);
        shop.parcel("TRK-back", "delivered", "");
        shop.stage(order, "delivered");

        var made = shop.server.post("/v1/orders/" + order + "/returns", """
                {"reason":"too small","lines":[{"line":1,"quantity":1}]}""");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var id = made.json().path("id").asString("");
        shop.arrived(id, 1);
        shop.arrived(id, 1);

        assertThat(shop.asked("/PSP-" + order + "-auth/refunds")
                        .body()
                        .path("amount")
                        .path("value")
                        .asLong())
                .isEqualTo(1_000);
        shop.money("REFUND", id + "-refund", true);
        shop.money("REFUND", id + "-refund", true);
        assertThat(shop.payment(order).refundedMinor()).isEqualTo(1_000);
        shop.consistent();
    }
}
