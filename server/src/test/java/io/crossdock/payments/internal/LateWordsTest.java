package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.payments.MovementState;
import io.crossdock.payments.PaymentAnswer.Result;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.PersonSettlement;
import io.crossdock.payments.ProviderNews;
import io.crossdock.support.RecordedTx;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes while a charge is under way: the end of its authorization, and a refund that somebody else has paid. */
class LateWordsTest extends PaymentFixture {

    @Test
    void keepsNothingOpenOfAnAuthorizationThatEndsWhileItsChargeIsUnderWay() {
        authorized(190, 3_000);
        invoice(1_190, 190, 1, 1);
        var capture = wish(PaymentOperation.CAPTURE, "F", 1_190, 190, "1190-1");
        var call = (PaymentInstruction.Call) request(capture);
        answer(call.key(), Result.ACCEPTED);

        told(ProviderNews.Kind.EXPIRY, 190, 3_000);
        assertThat(view(190).voidedMinor()).isZero();
        report(call.key(), Result.REFUSED);
        report(call.key(), Result.REFUSED);

        assertThat(view(190).capturedMinor()).isZero();
        assertThat(view(190).voidedMinor()).isEqualTo(3_000);
        assertThat(violations()).isEmpty();
        var anew = run(tx ->
                        payments.reauthorize(tx, List.of(wish(PaymentOperation.AUTHORIZE, "F", 1_190, 190, "1190-2"))))
                .result()
                .getFirst();
        assertThat(((PaymentInstruction.Call) anew).amount().minor()).isEqualTo(3_000);
    }

    @Test
    void aPersonSettlesARefundThatWaitedForItsCharge() {
        authorized(191, 3_000);
        invoice(1_191, 191, 1, 1);
        var call = (PaymentInstruction.Call) request(wish(PaymentOperation.CAPTURE, "F", 1_191, 191, "1191-1"));
        answer(call.key(), Result.ACCEPTED);
        var back = refund("R", 2_191, 191, 1, 1);
        assertThat(request(back)).isEqualTo(new PaymentInstruction.Settled(MovementState.PENDING));

        assertThat(kinds(settled(back))).containsExactly("money-moved-outside");
        report(call.key(), Result.DONE);
        assertThat(kinds(settled(back))).isEmpty();
        assertThat(kinds(settled(back))).isEmpty();

        assertThat(view(191).refundedMinor()).isEqualTo(3_000);
        assertThat(violations()).isEmpty();
    }

    private RecordedTx.Done<Integer> settled(PaymentRequest back) {
        return run(tx -> {
            payments.noteRefunds(tx, List.of(back));
            payments.settleRefunds(tx, List.of(new PersonSettlement(back.subject(), back.order(), "cash 17")));
            return 0;
        });
    }
}
