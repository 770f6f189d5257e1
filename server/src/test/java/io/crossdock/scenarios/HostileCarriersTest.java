package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Carriers whose words are late, odd, or contradict each other. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCarriersTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    /** An order of units at 10.00 that is on its way and paid. @return the parcel */
    private String underWay(String name, String node, long units) {
        shop.node(node, 10);
        shop.sku(name);
        shop.stock(name, node, 20);
        var order = shop.order(name, name, units);
        var parcel = shop.fulfillment(order, node, "at-node");
        shop.shipped(parcel, units, "TRK-" + name);
        shop.await(
                () -> shop.partners.asked("/PSP-" + order + "-auth/captures"), asked -> !asked.isEmpty(), "no capture");
        shop.money("CAPTURE", parcel + "-capture", true);
        shop.untilAt(parcel, "in-transit");
        return parcel;
    }

    private String order(String parcel) {
        var all = shop.server.get("/v1/orders?limit=100").json().path("items");
        return all.valueStream()
                .map(o -> o.path("id").asString(""))
                .filter(id -> shop.view(id)
                        .path("fulfillments")
                        .valueStream()
                        .anyMatch(f -> f.path("id").asString("").equals(parcel)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aParcelThatComesBackIsExpectedAndItsGoodsAreBookedWhenTheyAreThere() {
        var parcel = underWay("kettle", "HA", 2);
        var order = order(parcel);

        shop.parcel("TRK-kettle", "return_to_sender", "Refused at the door");

        shop.untilAt(parcel, "coming-back");
        assertThat(shop.openCase("parcel-comes-back", parcel).path("detail").asString(""))
                .contains("Refused at the door", "goods are expected at HA");
        assertThat(shop.openCase("hold-coming-back", parcel).path("order").asString(""))
                .isEqualTo(order);
        shop.parcel("TRK-kettle", "delivered", "Delivered to the sender");
        assertThat(shop.view(order).path("lines").get(0).path("delivered").asInt())
                .isZero();
        assertThat(shop.view(order).path("lines").get(0).path("lost").asInt()).isZero();
        assertThat(shop.partners.asked("/PSP-" + order + "-auth/refunds")).isEmpty();

        shop.decide(parcel, "back-sellable", "");
        shop.asked("/PSP-" + order + "-auth/refunds");
        shop.money("REFUND", parcel + "-refund", true);

        shop.untilAt(parcel, "came-back");
        assertThat(shop.free("kettle", "HA")).isEqualTo(20);
        assertThat(shop.payment(order).refundedMinor()).isEqualTo(2_500);
        assertThat(shop.cases("parcel-lost"))
                .noneMatch(c -> c.path("subject").asString("").equals(parcel));
        shop.consistent();
    }

    @Test
    void textsOfCarriersAreNotSearched() {
        var parcel = underWay("mixer", "HB", 1);

        failure("TRK-mixer", "delivery_exception", "Sorry, we have almost lost patience: address closed");
        failure("TRK-mixer", "", "Nothing lost");
        word("TRK-mixer", "available_for_pickup");
        word("TRK-mixer", "cancelled");
        word("TRK-mixer", "teleported");

        var trouble = shop.openCase("parcel-trouble", parcel);
        assertThat(trouble.path("count").asInt()).isEqualTo(5);
        assertThat(trouble.path("details").valueStream())
                .extracting(d -> d.path("text").asString(""))
                .hasSize(5)
                .anyMatch(text -> text.contains("'teleported"));
        shop.untilAt(parcel, "in-transit");
        assertThat(shop.partners.asked("/PSP-" + order(parcel) + "-auth/refunds"))
                .isEmpty();
        shop.parcel("TRK-mixer", "delivered", "");
        shop.untilAt(parcel, "delivered");
        shop.await(
                () -> shop.cases("parcel-trouble"),
                open -> open.stream()
                        .noneMatch(c -> c.path("subject").asString("").equals(parcel)),
                "the case of a delivered parcel stays open");
    }

    @Test
    void aParcelThatIsLostAndThenDeliveredIsNotPaidBack() {
        var parcel = underWay("clock", "HC", 1);
        var order = order(parcel);

        shop.parcel("TRK-clock", "failure", "Package lost");
        shop.untilAt(parcel, "reported-lost");
        assertThat(shop.partners.asked("/PSP-" + order + "-auth/refunds")).isEmpty();
        shop.parcel("TRK-clock", "delivered", "");

        shop.stage(order, "delivered");
        shop.parcel("TRK-clock", "failure", "Package lost");
        assertThat(shop.openCase("parcel-contradiction", parcel).path("count").asInt())
                .isEqualTo(2);
        assertThat(shop.payment(order).refundedMinor()).isZero();
        assertThat(shop.view(order).path("lines").get(0).path("lost").asInt()).isZero();
        shop.consistent();
    }

    private void word(String tracking, String status) {
        shop.parcel(tracking, status, "");
    }

    private void failure(String tracking, String detail, String message) {
        var at = shop.server.bean(io.crossdock.engine.Engine.class).read(tx -> tx.at());
        var answer = shop.carriers("""
                {"id":"evt","object":"Event","result":{"object":"Tracker","tracking_code":"%s","carrier":"UPS",
                 "status":"failure","status_detail":"%s",
                 "tracking_details":[{"status":"failure","datetime":"%s","message":"%s"}]}}
                """.formatted(tracking, detail, at, message));
        assertThat(answer.status()).isEqualTo(200);
    }
}
