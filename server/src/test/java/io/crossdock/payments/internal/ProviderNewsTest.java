package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.payments.MovementState;
import io.crossdock.payments.PaymentAnswer.Result;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.ProviderNews;
import io.crossdock.shared.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a provider tells after its answer, or without having been asked. */
class ProviderNewsTest extends PaymentFixture {

    @Test
    void aCaptureThatFailsAfterItWasConfirmedIsTakenBackAndOwed() {
        captured(701, 801);

        var failed = report("F801-capture", Result.REFUSED);
        var again = request(wish(PaymentOperation.CAPTURE, "F", 801, 701, "801-2"));

        assertThat(view(701).capturedMinor()).isZero();
        assertThat(kinds(failed)).containsExactly("capture-owed");
        assertThat(run(tx -> payments.owed(tx, List.of(801L))).result()).containsEntry(801L, 1000L);
        assertThat(((PaymentInstruction.Call) again).key()).isEqualTo("F801-capture-2");
        answer("F801-capture-2", Result.DONE);
        assertThat(view(701).capturedMinor()).isEqualTo(1000);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aRefundThatFailsAfterItWasConfirmedIsOwedAgain() {
        captured(702, 802);
        done(refund("R", 902, 702, 1, 1));

        var failed = report("R902-refund", Result.REFUSED);
        var twice = report("R902-refund", Result.REFUSED);

        assertThat(view(702).refundedMinor()).isZero();
        assertThat(kinds(failed)).containsExactly("refund-reversed");
        assertThat(kinds(twice)).isEmpty();
        assertThat(run(tx -> payments.refunds(tx, List.of(702L))).result()).containsEntry(902L, 0L);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aRefundThatCameBackAndThenFailsIsTakenBackOnce() {
        captured(706, 806);
        done(refund("R", 906, 706, 1, 1));
        told(ProviderNews.Kind.REFUND_REVERSED, 706, 1000);

        var failed = report("R906-refund", Result.REFUSED);

        assertThat(kinds(failed)).containsExactly("payment-contradiction");
        assertThat(view(706).refundedMinor()).isZero();
        assertThat(violations()).isEmpty();
    }

    @Test
    void aCaptureOfWhichMoneyWentBackFailsAndIsOwedAgain() {
        captured(703, 803);
        done(refund("R", 903, 703, 1, 1));

        var failed = report("F803-capture", Result.REFUSED);

        assertThat(kinds(failed)).containsExactly("capture-owed");
        assertThat(view(703).capturedMinor()).isZero();
        assertThat(view(703).refundedMinor()).isEqualTo(1000);
        assertThat(violations()).isEmpty();
    }

    @Test
    void whatTheBankTookBackIsNotPaidBackOnceMore() {
        captured(704, 804);
        told(ProviderNews.Kind.CHARGEBACK, 704, 700);

        var refund = run(tx -> payments.request(tx, List.of(refund("R", 904, 704, 1, 1))));
        answer("R904-refund", Result.DONE);

        assertThat(((PaymentInstruction.Call) refund.result().getFirst()).amount())
                .isEqualTo(new Money(300, "USD"));
        assertThat(refund.tx().problems).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo("refund-withheld");
            assertThat(p.detail()).contains("700 USD are not paid back");
        });
        assertThat(view(704).refundedMinor()).isEqualTo(300);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aChargebackOfEverythingLeavesNothingToRefundAndNoCall() {
        captured(705, 805);
        told(ProviderNews.Kind.CHARGEBACK, 705, 1000);

        var refund = run(tx -> payments.request(tx, List.of(refund("R", 905, 705, 1, 1))));

        assertThat(refund.result()).containsExactly(new PaymentInstruction.Settled(MovementState.DONE));
        assertThat(kinds(refund)).containsExactly("refund-withheld");
        assertThat(view(705).refundedMinor()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"CHARGEBACK", "CHARGEBACK_REVERSED", "REFUND_REVERSED", "REFUND"})
    void anAmountBelowNothingIsNotBooked(ProviderNews.Kind kind) {
        long order = 710 + kind.ordinal();
        captured(order, order + 100);

        var told = told(kind, order, -500);

        assertThat(told.tx().problems).hasSize(1);
        assertThat(view(order).disputedMinor()).isZero();
        assertThat(view(order).refundedMinor()).isZero();
        assertThat(violations()).isEmpty();
    }

    private void captured(long order, long fulfillment) {
        authorized(order, 1000);
        invoice(fulfillment, order, 1, 1);
        done(wish(PaymentOperation.CAPTURE, "F", fulfillment, order, fulfillment + "-1"));
    }
}
