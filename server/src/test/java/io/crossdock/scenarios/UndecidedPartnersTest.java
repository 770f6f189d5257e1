package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Answers in which no partner has decided anything: of gateways, wrong addresses, and calls that nobody could read. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UndecidedPartnersTest {

    private static final List<Partners.Reply> NO_DECISIONS = List.of(
            new Partners.Reply(302, ""),
            new Partners.Reply(400, "{\"message\":\"bad request\"}"),
            new Partners.Reply(404, "<html>no such page</html>"),
            new Partners.Reply(405, ""),
            new Partners.Reply(422, "{\"errorCode\":\"14_0375\",\"message\":\"Required field 'shopperReference'\"}"));

    /** Without a pause of all calls after some that failed, which would only take time. */
    private final Shop shop = new Shop(
            "--crossdock.connectors.nodes.http.failures-max=1000",
            "--crossdock.connectors.payments.adyen.failures-max=1000");

    @AfterAll
    void close() {
        shop.close();
    }

    private void stocked(String sku, String node) {
        shop.node(node, 10);
        shop.sku(sku);
        shop.stock(sku, node, 50);
    }

    @Test
    void noAnswerOfANodeSystemCancelsWorkUnlessItSaysSo() {
        var orders = new ArrayList<String>();
        for (var reply : NO_DECISIONS) {
            var sku = "pan-" + reply.status();
            var node = "UA" + reply.status();
            stocked(sku, node);
            shop.partners.instead.put("/nodes/" + node, reply);
            orders.add(shop.order(sku, sku, 1));
        }
        for (int i = 0; i < orders.size(); i++) {
            var node = "UA" + NO_DECISIONS.get(i).status();
            var work = shop.fulfillment(orders.get(i), node, "sending");
            shop.await(
                    () -> shop.partners.asked("/" + node + "/fulfillments").stream()
                            .filter(a -> a.key().equals(work))
                            .count(),
                    asked -> asked >= 2,
                    "no second call of " + node);
        }

        shop.partners.instead.clear();

        for (int i = 0; i < orders.size(); i++) {
            int status = NO_DECISIONS.get(i).status();
            shop.fulfillment(orders.get(i), "UA" + status, "at-node");
            assertThat(shop.view(orders.get(i)).path("stage").asString("")).isEqualTo("in-fulfillment");
            assertThat(shop.free("pan-" + status, "UA" + status)).isEqualTo(49);
        }
    }

    @Test
    void aRecallIsAnsweredByTheNodeAndNotByWhoeverStandsThere() {
        stocked("pot", "UB");
        var order = shop.order("recalled", "pot", 1);
        var work = shop.fulfillment(order, "UB", "at-node");
        shop.partners.instead.put(":recall", new Partners.Reply(404, "no such page"));

        assertThat(shop.server
                        .post("/v1/orders/" + order + ":cancel", "{\"reason\":\"changed my mind\"}")
                        .status())
                .isEqualTo(202);
        shop.await(() -> shop.partners.asked("/UB/fulfillments/" + work + ":recall"), a -> a.size() >= 2, "no recall");
        assertThat(shop.view(order).path("stage").asString("")).isNotEqualTo("canceled");
        shop.partners.instead.clear();

        shop.stage(order, "canceled");
    }

    @Test
    void noAnswerOfAProviderCancelsAnOrderUnlessItIsARefusal() {
        stocked("wok", "UC");
        for (var reply : NO_DECISIONS) {
            shop.partners.instead.put("/psp/v71/payments", reply);
            var order = shop.order("wok-" + reply.status(), "wok", 1);
            shop.await(
                    () -> shop.partners.asked("/payments").stream()
                            .filter(a -> a.key().equals(order + "-auth"))
                            .count(),
                    asked -> asked >= 2,
                    "no second call after " + reply.status());
            shop.partners.instead.clear();

            shop.fulfillment(order, "UC", "at-node");
        }
    }

    @Test
    void aRefundThatTheProviderCanNotReadIsTriedAgain() {
        stocked("lid", "UD");
        var order = shop.order("lid", "lid", 1);
        var work = shop.fulfillment(order, "UD", "at-node");
        shop.shipped(work, 1, "TRK-lid-u");
        shop.await(() -> shop.partners.asked("/PSP-" + order + "-auth/captures"), a -> !a.isEmpty(), "no capture");
        shop.money("CAPTURE", work + "-capture", true);
        shop.parcel("TRK-lid-u", "delivered", "");
        shop.stage(order, "delivered");
        shop.partners.instead.put("/refunds", new Partners.Reply(422, "{\"message\":\"invalid\"}"));
        var returned = shop.server
                .post("/v1/orders/" + order + "/returns", """
                {"reason":"too big","lines":[{"line":1,"quantity":1}]}""")
                .json()
                .path("id")
                .asString("");
        shop.arrived(returned, 1);
        shop.await(() -> shop.partners.asked("/PSP-" + order + "-auth/refunds"), a -> a.size() >= 2, "no second call");
        shop.partners.instead.clear();

        shop.untilAt(returned, "awaiting-refund");
        shop.money("REFUND", returned + "-refund", true);
        shop.untilAt(returned, "refunded");
        assertThat(shop.payment(order).refundedMinor()).isEqualTo(1_000);
        shop.consistent();
    }
}
