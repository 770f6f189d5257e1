package io.crossdock.orchestration.change;

import static io.crossdock.orchestration.change.ChangeFixture.AT;
import static io.crossdock.orchestration.change.ChangeFixture.DENVER;
import static io.crossdock.orchestration.change.ChangeFixture.MEMPHIS;
import static io.crossdock.orchestration.change.ChangeFixture.POSSIBLE;
import static io.crossdock.orchestration.change.ChangeFixture.canceled;
import static io.crossdock.orchestration.change.ChangeFixture.ground;
import static io.crossdock.orchestration.change.ChangeFixture.line;
import static io.crossdock.orchestration.change.ChangeFixture.order;
import static io.crossdock.orchestration.change.ChangeFixture.with;
import static io.crossdock.orchestration.change.ChangeFixture.work;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.orchestration.change.ChangeFixture.FixedOutlook;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.change.ChangeAction;
import io.crossdock.orders.change.ChangeAction.DeliveryNotes;
import io.crossdock.orders.change.ChangeAction.FewerUnits;
import io.crossdock.orders.change.ChangeAction.LowerPrice;
import io.crossdock.orders.change.ChangeAction.MoreUnits;
import io.crossdock.orders.change.ChangeAction.NewAddress;
import io.crossdock.orders.change.ChangeAction.NewMethod;
import io.crossdock.orders.change.ChangeAction.NewRecipient;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangePreview.ChangeMoney;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.payments.ReductionPlan;
import io.crossdock.payments.extension.ExtensionTerms;
import io.crossdock.shared.Violation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What changes do to an order, and why they can't be made. */
class ChangeRuleTest {

    private static final String[] ALL = {
        "cancel-requested",
        "lines-cancel-requested",
        "address-changed",
        "address-change-asked",
        "method-changed",
        "method-change-asked",
        "lines-added"
    };

    private static final ChangeGround OPEN = ground(order(), "authorizing", ALL);

    @Test
    void anotherAddressIsAppliedAtOnceWhileNoNodeHasTheOrder() {
        var draft = decide(OPEN, new NewAddress(DENVER));

        assertThat(draft.violations).isEmpty();
        assertThat(draft.address).isEqualTo(DENVER);
        assertThat(draft.event).isEqualTo("address-changed");
        assertThat(draft.parts).extracting(ChangePart::state).containsExactly(ChangeState.APPLIED);
        assertThat(draft.promise.nodes()).containsExactly("A");
    }

    @Test
    void anotherHouseOfThePlaceChoosesNothingAnew() {
        var draft = decide(OPEN, new NewRecipient("Joan Prova", "555", null));

        assertThat(draft.event).isNull();
        assertThat(draft.promise.promise()).isEmpty();
    }

    @Test
    void aNodeThatHasAcceptedIsAskedFirst() {
        var draft = decide(with(OPEN, work(12, "at-node")), new NewAddress(DENVER));

        assertThat(draft.address).isNull();
        assertThat(draft.event).isEqualTo("address-change-asked");
        assertThat(draft.parts).extracting(ChangePart::state).containsExactly(ChangeState.REQUESTED);
        assertThat(draft.parts).extracting(ChangePart::awaited).containsExactly(List.of(12L));
    }

    @Test
    void workThatNoNodeHasAcceptedIsSentAnew() {
        var draft = decide(with(OPEN, work(12, "sending")), new NewAddress(DENVER));

        assertThat(draft.address).isEqualTo(DENVER);
        assertThat(draft.event).isEqualTo("address-change-asked");
        assertThat(draft.parts).extracting(ChangePart::state).containsExactly(ChangeState.APPLIED);
    }

    @Test
    void anAddressIsRefusedThatIsTheSameOrThatTheStageDoesNotTake() {
        assertThat(said(OPEN, new NewAddress(MEMPHIS))).containsExactly("/actions/0 same");
        assertThat(said(ground(order(), "sourcing", "cancel-requested"), new NewAddress(DENVER)))
                .containsExactly("/actions/0 not-allowed");
        assertThat(said(ground(order(), "canceling", "address-changed"), new NewAddress(DENVER)))
                .containsExactly("/actions/0 not-allowed");
        assertThat(said(with(OPEN, new ChangeGround.Flags(false, true)), new NewAddress(DENVER)))
                .containsExactly("/actions/0 not-allowed");
    }

    @Test
    void anOrderThatWaitsForGoodsTakesAnotherAddressWithoutAnEvent() {
        var draft = decide(ground(order(), "backordered", "cancel-requested"), new NewAddress(DENVER));

        assertThat(draft.violations).isEmpty();
        assertThat(draft.event).isNull();
        assertThat(draft.address).isEqualTo(DENVER);
    }

    @Test
    void anAddressIsRefusedWhereNothingIsLeftToSendOrTheCustomerCollects() {
        var left = ground(order(DeliveryMethod.SHIPPED, null, line(1, "mug", 3, 3)), "shipping", ALL);
        var collected =
                ground(order(new DeliveryMethod("pickup", "A"), null, line(1, "mug", 3, 0)), "authorizing", ALL);

        assertThat(said(left, new NewAddress(DENVER))).containsExactly("/actions/0 not-shipped");
        assertThat(said(collected, new NewAddress(DENVER))).containsExactly("/actions/0 not-allowed");
        assertThat(said(collected, new NewRecipient("Joan", null, null))).isEmpty();
        assertThat(said(with(collected, work(12, "at-node")), new NewRecipient("Joan", null, null)))
                .containsExactly("/actions/0 not-allowed");
    }

    @Test
    void unitsAreCanceledUpToThoseThatAreStillToBeSent() {
        assertThat(decide(OPEN, new FewerUnits(1, 3)).units).containsExactly(new LineChange(7, 1, 3));
        assertThat(said(OPEN, new FewerUnits(1, 4))).containsExactly("/actions/0/quantity above-line");
        assertThat(said(OPEN, new FewerUnits(9, 1))).containsExactly("/actions/0/line unknown-line");
    }

    @Test
    void unitsThatAreToBeCanceledAlreadyAreNotCounted() {
        var asked = with(OPEN, new ChangeGround.Said(List.of(), List.of(canceled(1, 2)), Set.of()));

        assertThat(said(asked, new FewerUnits(1, 1))).isEmpty();
        assertThat(said(asked, new FewerUnits(1, 2))).containsExactly("/actions/0/quantity above-line");
    }

    @Test
    void unitsOfAKitAreCanceledWithTheWholeOrderOnly() {
        var kits = with(OPEN, new ChangeGround.Said(List.of(), List.of(), Set.of("mug")));

        assertThat(said(kits, new FewerUnits(1, 1))).containsExactly("/actions/0/line is-kit");
        assertThat(said(kits, new FewerUnits(1, 3), new FewerUnits(2, 1))).isEmpty();
    }

    @Test
    void theStageTakesCancellationsOfUnitsAndOfTheWholeApart() {
        var whole = ground(order(), "unserved", "cancel-requested");

        assertThat(said(whole, new FewerUnits(1, 1))).containsExactly("/actions/0 not-allowed");
        assertThat(said(whole, new FewerUnits(1, 3), new FewerUnits(2, 1))).isEmpty();
    }

    @Test
    void nothingElseIsChangedWhenEverythingIsCanceled() {
        assertThat(said(OPEN, new FewerUnits(1, 3), new FewerUnits(2, 1), new DeliveryNotes("Hi", null)))
                .containsExactly("/actions/0 not-allowed", "/actions/1 not-allowed");
    }

    @Test
    void aPriceIsLoweredByWhatIsLeftAtMost() {
        var draft = decide(OPEN, new LowerPrice(null, 300));

        assertThat(draft.money).isEqualTo(ChangeMoney.less(300, 0, "none"));
        assertThat(draft.parts).extracting(ChangePart::moneyMinor).containsExactly(-300L);
        assertThat(said(OPEN, outlook(ReductionPlan.tooMuch(900)), new LowerPrice(null, 1_000)))
                .containsExactly("/actions/0/amountMinor above-limit");
    }

    @Test
    void aChannelThatHasTheMoneyOwesAllOfIt() {
        var draft = decide(OPEN, outlook(new ReductionPlan(900, 200, 100, true, 0)), new LowerPrice(1, 300));

        assertThat(draft.money).isEqualTo(ChangeMoney.less(200, 300, "channel"));
    }

    @Test
    void whatWasChargedIsPaidBackByTheProvider() {
        var draft = decide(OPEN, outlook(new ReductionPlan(900, 200, 100, false, 5)), new LowerPrice(1, 300));

        assertThat(draft.money).isEqualTo(ChangeMoney.less(200, 100, "provider"));
    }

    @Test
    void noPriceIsLoweredWhileTheChannelHasNotGotTheMoney() {
        var unpaid = with(OPEN, new ChangeGround.Flags(true, false));

        assertThat(said(unpaid, new LowerPrice(null, 300))).containsExactly("/actions/0 not-allowed");
        assertThat(said(unpaid, new NewMethod(null, null, "express", null, -100)))
                .containsExactly("/actions/0/delivery/moneyMinor not-allowed");
    }

    @Test
    void onlyThePriceOfAnEndedOrderCanBeLowered() {
        var ended = ground(order(DeliveryMethod.SHIPPED, AT, line(1, "mug", 3, 3)), "delivered");

        assertThat(said(ended, new LowerPrice(1, 300))).isEmpty();
        assertThat(said(ended, new DeliveryNotes("Hi", null))).containsExactly("/actions/0 not-allowed");
    }

    @Test
    void anotherMethodMayCostMoreWhereACardCanBeAskedForIt() {
        var dearer = new NewMethod(null, null, "express", null, 100);
        var asked = decide(OPEN, dearer);

        assertThat(asked.violations).isEmpty();
        assertThat(asked.money.authorizedMoreMinor()).isEqualTo(100);
        assertThat(asked.wanted).isNull();
        assertThat(asked.parts).extracting(ChangePart::state).containsExactly(ChangeState.REQUESTED);
        var unknown = new FixedOutlook(
                POSSIBLE.offer(order()), new ReductionPlan(900, 300, 0, false, 0), "", ExtensionTerms.Answer.NO_TOKEN);
        assertThat(said(OPEN, unknown, dearer)).containsExactly("/actions/0/delivery/moneyMinor not-allowed");
        assertThat(decide(OPEN, new NewMethod(null, null, "express", null, -100)).price)
                .isNotNull();
    }

    @Test
    void nodesAnswerBeforeAnotherMethodIsApplied() {
        var draft = decide(with(OPEN, work(12, "at-node")), new NewMethod(null, null, "express", null, -100));

        assertThat(draft.event).isEqualTo("method-change-asked");
        assertThat(draft.wanted).isNull();
        assertThat(draft.price).isNull();
        assertThat(draft.parts).extracting(ChangePart::state).containsExactly(ChangeState.REQUESTED);
    }

    @Test
    void actionsAboutTheSameAreRefused() {
        assertThat(said(OPEN, new NewAddress(DENVER), new NewMethod(null, null, "express", null, 0)))
                .contains("/actions/1 duplicate");
        assertThat(said(OPEN, new NewMethod(null, null, "express", null, -100), new LowerPrice(null, 100)))
                .contains("/actions/1 duplicate");
        assertThat(said(OPEN, new FewerUnits(1, 1), new FewerUnits(1, 1))).contains("/actions/1 duplicate");
        assertThat(said(OPEN, new FewerUnits(1, 1), new FewerUnits(2, 1))).isEmpty();
    }

    @Test
    void unitsAndAddressAreTwoChanges() {
        assertThat(said(OPEN, new FewerUnits(1, 1), new NewAddress(DENVER))).containsExactly("/actions/0 not-allowed");
    }

    @Test
    void notesAreKeptWithTheAgreementOnce() {
        assertThat(said(OPEN, new DeliveryNotes("Enjoy", null))).containsExactly("/actions/0 same");
        assertThat(decide(OPEN, new DeliveryNotes("", "Ring twice")).parts)
                .extracting(p -> p.fields().before() + " " + p.fields().after())
                .containsExactly("{\"giftMessage\":\"Enjoy\"} {\"instructions\":\"Ring twice\"}");
    }

    @Test
    void aFurtherLineNeedsAStageThatTakesItOrGoesOn() {
        var more = new MoreUnits(new NewLine(3, null, "mug", "Mug", 2, 1_000, 0, 0, null, null));

        assertThat(decide(OPEN, more).event).isEqualTo("lines-added");
        var goesOn = decide(ground(order(), "unpaid", "cancel-requested"), more);
        assertThat(goesOn.line).isEqualTo(more.line());
        assertThat(goesOn.event).isNull();
        assertThat(decide(OPEN, more).parts).extracting(ChangePart::moneyMinor).containsExactly(2_000L);
        assertThat(said(ground(order(), "sourcing", "cancel-requested"), more))
                .containsExactly("/actions/0 not-allowed");
        assertThat(said(ground(order(), "unpaid", "lines-added"), more)).containsExactly("/actions/0 not-allowed");
        assertThat(said(OPEN, new FixedOutlook(POSSIBLE.offer(order()), ReductionPlan.tooMuch(0), "is short"), more))
                .containsExactly("/actions/0 not-allowed");
    }

    private static ChangeOutlook outlook(ReductionPlan plan) {
        return new FixedOutlook(POSSIBLE.offer(order()), plan, "");
    }

    private static ChangeDraft decide(ChangeGround ground, ChangeAction... actions) {
        return decide(ground, POSSIBLE, actions);
    }

    private static ChangeDraft decide(ChangeGround ground, ChangeOutlook outlook, ChangeAction... actions) {
        return ChangeRule.decide(ground, new ChangeWish("customer", "mind", "", List.of(actions)), outlook, AT);
    }

    private static List<String> said(ChangeGround ground, ChangeAction... actions) {
        return said(ground, POSSIBLE, actions);
    }

    private static List<String> said(ChangeGround ground, ChangeOutlook outlook, ChangeAction... actions) {
        return decide(ground, outlook, actions).violations.stream()
                .map(ChangeRuleTest::words)
                .toList();
    }

    private static String words(Violation violation) {
        return violation.pointer() + " " + violation.code();
    }
}
