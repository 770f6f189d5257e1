package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A provider that tells what nobody asked for, and refuses what it took. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileProviderTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    private record Paid(String order, String parcel) {}

    /** An order of two units at 10.00 and 5.00 for shipping that left, and whose capture was asked. */
    private Paid left(String name, String node) {
        shop.node(node, 10);
        shop.sku(name);
        shop.stock(name, node, 20);
        var order = shop.order(name, name, 2);
        var parcel = shop.fulfillment(order, node, "at-node");
        shop.shipped(parcel, 2, "TRK-" + name);
        captures(order);
        return new Paid(order, parcel);
    }

    private Paid paid(String name, String node) {
        var left = left(name, node);
        shop.money("CAPTURE", left.parcel() + "-capture", true);
        shop.untilAt(left.parcel(), "in-transit");
        return left;
    }

    private void captures(String order) {
        shop.await(
                () -> shop.partners.asked("/PSP-" + order + "-auth/captures"),
                asked -> !asked.isEmpty(),
                "no capture of " + order);
    }

    /** News about the order's authorization, in USD. */
    private void tell(String code, String order, String psp, long amount, boolean success) {
        var answer = shop.server.post(
                "/v1/connectors/adyen/notifications",
                shop.partners.notification(
                        code, order + "-auth", "PSP-" + order + "-auth", psp, amount, success, ",\"reason\":\"why\""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    @Test
    void aRefundInTheirScreenIsBookedOnce() {
        var paid = paid("book", "PA");

        tell("REFUND", paid.order(), "PSP-SCREEN-1", 900, true);
        tell("REFUND", paid.order(), "PSP-SCREEN-1", 900, true);
        tell("CANCEL_OR_REFUND", paid.order(), "PSP-SCREEN-2", 100, true);

        assertThat(shop.payment(paid.order()).refundedMinor()).isEqualTo(1_000);
        tell("REFUND", paid.order(), "PSP-SCREEN-3", 9_900, true);
        assertThat(shop.payment(paid.order()).refundedMinor()).isEqualTo(1_000);
        assertThat(shop.openCase("money-moved-outside", paid.order())
                        .path("detail")
                        .asString(""))
                .contains("REFUND of 99.00 USD", "not booked");
        tell("REFUND", paid.order(), "PSP-SCREEN-4", 500, false);
        assertThat(shop.payment(paid.order()).refundedMinor()).isEqualTo(1_000);
        shop.consistent();
    }

    @Test
    void aChargebackIsBookedAndACaseUntilItIsReversed() {
        var paid = paid("desk", "PB");

        tell("NOTIFICATION_OF_CHARGEBACK", paid.order(), "PSP-CB", 2_500, true);
        tell("CHARGEBACK", paid.order(), "PSP-CB", 2_500, true);
        tell("CHARGEBACK", paid.order(), "PSP-CB", 2_500, true);

        assertThat(shop.view(paid.order()).path("payment").path("disputedMinor").asLong())
                .isEqualTo(2_500);
        assertThat(shop.openCase("chargeback", paid.order()).path("detail").asString(""))
                .contains("of 25.00 USD", "why");
        shop.openCase("provider-notice", paid.order());
        tell("CHARGEBACK_REVERSED", paid.order(), "PSP-CBR", 2_500, true);
        assertThat(shop.payment(paid.order()).disputedMinor()).isZero();
        assertThat(shop.cases("chargeback"))
                .noneMatch(c -> c.path("subject").asString("").equals(paid.order()));
        tell("SECOND_CHARGEBACK", paid.order(), "PSP-CB2", 2_500, true);
        assertThat(shop.payment(paid.order()).disputedMinor()).isEqualTo(2_500);
        shop.openCase("chargeback", paid.order());
        shop.consistent();
    }

    @Test
    void noWordOfTheProviderIsDropped() {
        var paid = paid("sofa", "PC");

        for (var word :
                List.of("NOTIFICATION_OF_FRAUD", "MANUAL_REVIEW_REJECT", "AUTHORISATION_ADJUSTMENT", "SOMETHING_NEW")) {
            tell(word, paid.order(), "PSP-" + word, 100, true);
        }
        tell("REFUNDED_REVERSED", paid.order(), "PSP-RR", 700, true);
        tell("REPORT_AVAILABLE", "report", "PSP-REPORT", 0, true);

        assertThat(shop.openCase("provider-notice", paid.order())
                        .path("details")
                        .valueStream())
                .extracting(d -> d.path("text").asString("").split(" ")[0])
                .containsExactly(
                        "NOTIFICATION_OF_FRAUD", "MANUAL_REVIEW_REJECT", "AUTHORISATION_ADJUSTMENT", "SOMETHING_NEW");
        shop.openCase("money-moved-outside", paid.order());
        assertThat(shop.cases("webhook-unmatched"))
                .anySatisfy(c -> assertThat(c.path("detail").asString("")).contains("REPORT_AVAILABLE"));
        shop.consistent();
    }

    @Test
    void aCaptureOnAnExpiredAuthorizationIsAuthorizedAnew() {
        var left = left("chair", "PD");
        tell("EXPIRE", left.order(), "PSP-EXP", 2_500, true);

        failed("CAPTURE_FAILED", left.parcel() + "-capture", "Authorisation expired");

        var again = shop.await(
                () -> shop.partners.asked("/payments").stream()
                        .filter(a -> a.key().equals(left.parcel() + "-auth"))
                        .toList(),
                asked -> !asked.isEmpty(),
                "no new authorization");
        assertThat(again.getFirst().body().path("amount").path("value").asLong())
                .isEqualTo(2_500);
        shop.await(
                () -> shop.partners.asked("/PSP-" + left.parcel() + "-auth/captures"),
                asked -> asked.size() == 1,
                "no capture of the new authorization");
        shop.untilAt(left.parcel(), "awaiting-capture");
        shop.money("CAPTURE", left.parcel() + "-capture-2", true);
        shop.untilAt(left.parcel(), "in-transit");
        assertThat(shop.payment(left.order()).capturedMinor()).isEqualTo(2_500);
        assertThat(shop.cases("capture-owed"))
                .noneMatch(c -> c.path("subject").asString("").equals(left.parcel()));
        shop.consistent();
    }

    @Test
    void aDeliveredOrderThatIsNotPaidStaysOpenUntilSomebodyDecides() {
        var left = left("table", "PE");

        failed("CAPTURE_FAILED", left.parcel() + "-capture", "Closed account");

        shop.untilAt(left.parcel(), "capture-refused");
        assertThat(shop.openCase("capture-owed", left.parcel()).path("detail").asString(""))
                .contains("2500 USD", "Closed account");
        var hold = shop.openCase("hold-capture-refused", left.parcel());
        assertThat(shop.server
                        .post("/v1/cases/" + hold.path("id").asString("") + ":close", "{\"resolution\":\"done\"}")
                        .status())
                .isEqualTo(409);
        assertThat(shop.server
                        .post("/v1/subjects/" + left.parcel() + ":resolve", "{\"resolution\":\"write-off\"}")
                        .status())
                .isEqualTo(422);
        shop.decide(left.parcel(), "write-off", "claim 77");

        shop.untilAt(left.parcel(), "in-transit");
        shop.parcel("TRK-table", "delivered", "");
        shop.stage(left.order(), "delivered");
        shop.untilAt(left.parcel(), "delivered");
        assertThat(shop.payment(left.order()).capturedMinor()).isZero();
        shop.consistent();
    }

    @Test
    void aRefundThatIsRefusedKeepsItsReturnOpen() {
        var paid = paid("stool", "PF");
        shop.parcel("TRK-stool", "delivered", "");
        shop.stage(paid.order(), "delivered");
        var returned = shop.server
                .post("/v1/orders/" + paid.order() + "/returns", """
                {"reason":"wobbles","lines":[{"line":1,"quantity":1}]}""")
                .json()
                .path("id")
                .asString("");
        shop.arrived(returned, 1);
        shop.untilAt(returned, "awaiting-refund");

        failed("REFUND_FAILED", returned + "-refund", "Card closed");

        shop.untilAt(returned, "refund-stuck");
        assertThat(shop.payment(paid.order()).refundedMinor()).isZero();
        assertThat(shop.server
                        .get("/v1/returns/" + returned)
                        .json()
                        .path("state")
                        .asString(""))
                .isEqualTo("received");
        shop.decide(returned, "settled", "bank transfer 4711");
        shop.untilAt(returned, "refunded");
        assertThat(shop.payment(paid.order()).refundedMinor()).isEqualTo(1_000);
        shop.consistent();
    }

    private void failed(String code, String key, String reason) {
        var answer = shop.server.post(
                "/v1/connectors/adyen/notifications",
                shop.partners.notification(
                        code, key, "PSP-" + key, "N-" + key, 0, true, ",\"reason\":\"" + reason + "\""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }
}
