package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Tx;
import io.crossdock.payments.MovementState;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.PaymentAnswer.Result;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.PersonSettlement;
import io.crossdock.payments.PriceReduction;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An order that is charged before its release: invoices are paid from the charge, and what is left over goes back. */
class ChargeAtOrderTest extends PaymentFixture {

    private static final PaymentInstruction DONE = new PaymentInstruction.Settled(MovementState.DONE);

    private void opened(long order) {
        open(order, List.of(new NewPayment.Line(1, 2, 2_000)), 300, 0);
        done(wish(PaymentOperation.AUTHORIZE, "O", order, order, order + "-1"));
    }

    private static PaymentRequest ofOrder(PaymentOperation kind, long order, long open) {
        var units = open == 0
                ? List.<PaymentRequest.Units>of()
                : List.of(new PaymentRequest.Units(UnitLine.ordered(1), open));
        return new PaymentRequest(kind, order, "O" + order, order, "e-" + kind, units);
    }

    private void charged(long order) {
        opened(order);
        var call = (PaymentInstruction.Call) request(ofOrder(PaymentOperation.CAPTURE, order, 2));
        assertThat(call.key()).isEqualTo("O" + order + "-capture");
        assertThat(call.amount().minor()).isEqualTo(2_300);
        answer(call.key(), Result.DONE);
    }

    private RecordedTx.Done<List<Boolean>> stillOpen(long order, long units) {
        return run(tx -> payments.giveBack(tx, List.of(ofOrder(PaymentOperation.VOID, order, units))));
    }

    private long refunded(long order, RecordedTx.Done<?> done) {
        var start = done.tx().starts.getFirst();
        assertThat(start.process()).isEqualTo("compensation");
        done(wish(PaymentOperation.REFUND, "S", start.subject(), order, "r"));
        return view(order).refundedMinor();
    }

    @Test
    void anInvoiceIsPaidFromTheChargeWithoutACall() {
        charged(910_000);

        invoice(910_010, 910_000, 1, 1);
        var first = request(wish(PaymentOperation.CAPTURE, "F", 910_010, 910_000, "f"));
        invoice(910_011, 910_000, 1, 1);
        var second = request(wish(PaymentOperation.CAPTURE, "F", 910_011, 910_000, "f"));

        assertThat(List.of(first, second)).containsOnly(DONE);
        assertThat(run(tx -> payments.owed(tx, List.of(910_010L, 910_011L))).result())
                .isEmpty();
        assertThat(view(910_000).capturedMinor()).isEqualTo(2_300);
        assertThat(stillOpen(910_000, 0).tx().starts).isEmpty();
        assertThat(violations()).isEmpty();
    }

    @Test
    void whatIsNotSentIsPaidBackOnce() {
        charged(911_000);
        invoice(911_010, 911_000, 1, 1);

        assertThat(stillOpen(911_000, 1).tx().starts).isEmpty();
        assertThat(refunded(911_000, stillOpen(911_000, 0))).isEqualTo(1_000);
        assertThat(stillOpen(911_000, 0).tx().starts).isEmpty();
        assertThat(violations()).isEmpty();
    }

    @Test
    void aLowerPriceIsPaidBackBeforeAnythingLeaves() {
        charged(912_000);
        var wish = new PriceReduction(912_000, null, 500, Map.of(1, 2L));
        var foreseen = run(tx -> payments.reducible(tx, wish)).result();

        var lowered = run(tx -> payments.reduce(tx, wish));

        assertThat(foreseen.loweredMinor()).isZero();
        assertThat(foreseen.backMinor()).isEqualTo(500);
        assertThat(lowered.result().backMinor()).isEqualTo(500);
        assertThat(refunded(912_000, lowered)).isEqualTo(500);
        invoice(912_010, 912_000, 1, 2);
        assertThat(request(wish(PaymentOperation.CAPTURE, "F", 912_010, 912_000, "f")))
                .isEqualTo(DONE);
        run(tx -> {
            payments.nothingMoreIsCharged(tx, List.of(912_000L));
            assertThat(tx.starts).isEmpty();
            return 0;
        });
        assertThat(violations()).isEmpty();
    }

    @Test
    void aChargeThatIsTakenBackIsOwedOfWhatLeftAndNotOfTheRest() {
        charged(913_000);
        invoice(913_010, 913_000, 1, 1);

        var taken = report("O913000-capture", Result.REFUSED);

        assertThat(kinds(taken)).isEmpty();
        assertThat(view(913_000).capturedMinor()).isZero();
        assertThat(run(tx -> payments.owed(tx, List.of(913_010L))).result()).containsEntry(913_010L, 1_300L);
        var late = (PaymentInstruction.Call) request(wish(PaymentOperation.CAPTURE, "F", 913_010, 913_000, "f"));
        assertThat(late.amount().minor()).isEqualTo(1_300);
        answer(late.key(), Result.DONE);
        invoice(913_011, 913_000, 1, 1);
        var rest = (PaymentInstruction.Call) request(wish(PaymentOperation.CAPTURE, "F", 913_011, 913_000, "f"));
        assertThat(rest.amount().minor()).isEqualTo(1_000);
        assertThat(violations()).isEmpty();
    }

    @Test
    void whatWasToBePaidBackOfAChargeThatIsTakenBackIsNot() {
        charged(914_000);
        invoice(914_010, 914_000, 1, 1);
        var unsent = stillOpen(914_000, 0);

        report("O914000-capture", Result.REFUSED);

        var refund =
                wish(PaymentOperation.REFUND, "S", unsent.tx().starts.getFirst().subject(), 914_000, "r");
        assertThat(request(refund)).isEqualTo(DONE);
        assertThat(view(914_000).refundedMinor()).isZero();
        assertThat(violations()).isEmpty();
    }

    @Test
    void whatWasPaidBackOfAChargeThatFailsIsReclaimedUntilSomebodyPaysIt() {
        var reclaim = failedAfterItsRefund(917_000);
        assertThat(reclaim.process()).isEqualTo("reclaim");
        assertThat(run(tx -> payments.owed(tx, List.of(917_010L))).result()).containsEntry(917_010L, 1_300L);
        assertThat(view(917_000).capturedMinor()).isZero();
        assertThat(view(917_000).refundedMinor()).isEqualTo(1_000);
        assertThat(violations()).isEmpty();

        var paid = run(tx -> {
            payments.paidAgain(tx, new PersonSettlement(reclaim.subject(), 917_000, "cash 3"), 1_000);
            return 0;
        });

        assertThat(paid.tx().settled).hasSize(1);
        assertThat(view(917_000).capturedMinor()).isEqualTo(1_000);
        assertThat(run(tx -> payments.owed(tx, List.of(917_010L))).result()).containsEntry(917_010L, 1_300L);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aReclaimThatIsGivenUpMovesNoMoney() {
        var reclaim = failedAfterItsRefund(918_000);

        run(tx -> {
            payments.giveUpReclaim(tx, new PersonSettlement(reclaim.subject(), 918_000, "goodwill"), 1_000);
            return 0;
        });

        assertThat(view(918_000).capturedMinor()).isZero();
        assertThat(view(918_000).refundedMinor()).isEqualTo(1_000);
        assertThat(violations()).isEmpty();
    }

    private Tx.Start failedAfterItsRefund(long order) {
        charged(order);
        invoice(order + 10, order, 1, 1);
        assertThat(refunded(order, stillOpen(order, 0))).isEqualTo(1_000);
        var failed = report("O" + order + "-capture", Result.REFUSED);
        assertThat(kinds(failed)).contains("paid-back-uncollected").doesNotContain("payment-contradiction");
        return failed.tx().starts.getLast();
    }

    @Test
    void aLostAnswerIsAskedForAgainAndARefusalIsNot() {
        opened(915_000);
        var lost = request(ofOrder(PaymentOperation.CAPTURE, 915_000, 2));

        var again = run(tx -> payments.repeat(tx, List.of(ofOrder(PaymentOperation.CAPTURE, 915_000, 2))));
        answer("O915000-capture", Result.REFUSED);
        var refused = run(tx -> payments.repeat(tx, List.of(ofOrder(PaymentOperation.CAPTURE, 915_000, 2))));

        assertThat(again.result().getFirst()).isEqualTo(lost);
        assertThat(refused.result().getFirst()).isEqualTo(new PaymentInstruction.Settled(MovementState.REFUSED));
    }

    @Test
    void theMoneyOfAChannelIsNotChargedAhead() {
        payment(916_000, NewPayment.COLLECTED, List.of(new NewPayment.Line(1, 2, 2_000)), 0, 0);
        request(wish(PaymentOperation.AUTHORIZE, "O", 916_000, 916_000, "a"));

        var asked = request(ofOrder(PaymentOperation.CAPTURE, 916_000, 2));

        assertThat(asked).isEqualTo(new PaymentInstruction.Settled(MovementState.COLLECTED));
        assertThat(view(916_000).capturedMinor()).isZero();
        assertThat(violations()).isEmpty();
    }
}
