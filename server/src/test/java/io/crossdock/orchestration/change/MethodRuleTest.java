package io.crossdock.orchestration.change;

import static io.crossdock.orchestration.change.ChangeFixture.DENVER;
import static io.crossdock.orchestration.change.ChangeFixture.POSSIBLE;
import static io.crossdock.orchestration.change.ChangeFixture.ground;
import static io.crossdock.orchestration.change.ChangeFixture.line;
import static io.crossdock.orchestration.change.ChangeFixture.order;
import static io.crossdock.orchestration.change.ChangeFixture.with;
import static io.crossdock.orchestration.change.ChangeFixture.work;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.allocation.promise.Quotes;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.change.ChangeAction.NewMethod;
import io.crossdock.shared.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether an order may reach its customer in another way. */
class MethodRuleTest {

    private static final ChangeGround OPEN =
            ground(order(), "authorizing", "cancel-requested", "method-changed", "method-change-asked");
    private static final MethodOffer NOBODY = new MethodOffer(
            null, new Quotes.Option("standard", false, null, null, List.of(), 0, "no node has the goods"));

    @Test
    void whatIsNotNamedStays() {
        var wanted = MethodRule.wanted(order(), new NewMethod(null, null, "express", null, 0));

        assertThat(wanted.fulfillment()).isEqualTo(DeliveryMethod.SHIPPED);
        assertThat(wanted.service()).isEqualTo("express");
        assertThat(wanted.shipTo()).isEqualTo(order().shipTo());
    }

    @Test
    void anotherMethodOfCollectionKeepsTheStore() {
        var collected = order(new DeliveryMethod("pickup", "A"), null, line(1, "mug", 1, 0));

        assertThat(MethodRule.wanted(collected, new NewMethod("ship-to-store", null, null, null, 0))
                        .fulfillment())
                .isEqualTo(new DeliveryMethod("ship-to-store", "A"));
        assertThat(MethodRule.wanted(collected, new NewMethod("ship", null, null, null, 0))
                        .fulfillment())
                .isEqualTo(DeliveryMethod.SHIPPED);
    }

    @Test
    void aStoreBelongsToCollectionAndAnAddressToDelivery() {
        assertThat(refusal(OPEN, new NewMethod("pickup", null, null, null, 0))).isEqualTo("/delivery/node required");
        assertThat(refusal(OPEN, new NewMethod("same-day", "A", null, null, 0)))
                .isEqualTo("/delivery/node not-allowed");
        assertThat(refusal(OPEN, new NewMethod("pickup", "A", null, DENVER, 0))).isEqualTo("/shipTo not-allowed");
        assertThat(refusal(OPEN, new NewMethod("pickup", "A", null, null, 0))).isEmpty();
    }

    @Test
    void theWayThatTheOrderGoesAlreadyIsRefused() {
        assertThat(refusal(OPEN, new NewMethod("ship", null, "standard", null, 0)))
                .isEqualTo(" same");
        assertThat(refusal(OPEN, new NewMethod("ship", null, "standard", DENVER, 0)))
                .isEmpty();
    }

    @Test
    void nothingLeftToSendTakesNoOtherWay() {
        var left = ground(
                order(DeliveryMethod.SHIPPED, null, line(1, "mug", 3, 3)),
                "shipping",
                "cancel-requested",
                "method-changed");

        assertThat(refusal(left, new NewMethod("pickup", "A", null, null, 0))).isEqualTo(" not-shipped");
    }

    @Test
    void theStageTakesTheNewsThatFitsTheNodes() {
        var express = new NewMethod(null, null, "express", null, 0);
        var before = ground(order(), "authorizing", "cancel-requested", "method-changed");

        assertThat(refusal(before, express)).isEmpty();
        assertThat(refusal(with(before, work(12, "at-node")), express)).isEqualTo(" not-allowed");
        assertThat(refusal(ground(order(), "canceling", "method-changed"), express))
                .isEqualTo(" not-allowed");
        assertThat(refusal(with(OPEN, new ChangeGround.Flags(false, true)), express))
                .isEqualTo(" not-allowed");
    }

    @Test
    void anOrderThatWaitsForGoodsMayGoAnotherWayThatNobodyOffersNow() {
        var waits = ground(order(), "backordered", "cancel-requested", "method-changed");
        var sameDay = MethodRule.wanted(order(), new NewMethod("same-day", null, null, null, 0));

        assertThat(words(MethodRule.refusal(OPEN, order(), NOBODY))).isEqualTo("/delivery not-offered");
        assertThat(words(MethodRule.refusal(waits, order(), NOBODY))).isEmpty();
        assertThat(words(MethodRule.refusal(waits, sameDay, NOBODY))).isEqualTo("/delivery not-offered");
        assertThat(words(MethodRule.refusal(OPEN, order(), POSSIBLE.offer(order()))))
                .isEmpty();
    }

    @Test
    void aFieldThatIsNotOfferedIsNamed() {
        var node = new MethodOffer(new MethodOffer.Wrong("node", "there is no node X"), null);
        var service = new MethodOffer(new MethodOffer.Wrong("service", "nobody carries it"), null);

        assertThat(words(MethodRule.refusal(OPEN, order(), node))).isEqualTo("/delivery/node unknown-node");
        assertThat(words(MethodRule.refusal(OPEN, order(), service))).isEqualTo("/delivery/service not-offered");
    }

    private static String refusal(ChangeGround ground, NewMethod to) {
        return words(MethodRule.refusal(ground, to, MethodRule.wanted(ground.order(), to)));
    }

    private static String words(Optional<Violation> violation) {
        return violation.map(v -> v.pointer() + " " + v.code()).orElse("");
    }
}
