package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.payments.MovementState;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.PaidBack;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.PersonSettlement;
import io.crossdock.shared.UnitLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders of three units at 10.00 and shipping of 5.00, whose money the channel has. */
class ChannelMoneyTest extends PaymentFixture {

    private static final PaymentInstruction OWED = new PaymentInstruction.Settled(MovementState.PENDING);
    private static final PaymentInstruction SETTLED = new PaymentInstruction.Settled(MovementState.COLLECTED);

    @Test
    void aReturnIsOwedAndNothingHasMoved() {
        shipped(1001, 2001, 3);

        var first = request(refund("R", 3001, 1001, 1, 2));
        var again = request(refund("R", 3001, 1001, 1, 2));

        assertThat(List.of(first, again)).containsOnly(OWED);
        assertThat(view(1001).owedMinor()).isEqualTo(2_000);
        assertThat(view(1001).refundedMinor()).isZero();
        assertThat(violations()).isEmpty();
    }

    @Test
    void whatIsNotSentIsOwedAtOnceAndTheShippingOnlyAtTheEnd() {
        shipped(1002, 2002, 0);

        boolean part = giveBack(1002, 2);
        long afterPart = view(1002).owedMinor();
        boolean all = giveBack(1002, 0);

        assertThat(part).isTrue();
        assertThat(afterPart).isEqualTo(1_000);
        assertThat(all).isTrue();
        assertThat(view(1002).owedMinor()).isEqualTo(3_500);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aPartThatIsPaidLeavesTheRestOwed() {
        shipped(1003, 2003, 3);
        request(refund("R", 3003, 1003, 1, 2));

        paid(1003, 1_500, "m1");
        paid(1003, 1_500, "m1");

        assertThat(view(1003).refundedMinor()).isEqualTo(1_500);
        assertThat(view(1003).owedMinor()).isEqualTo(500);
        assertThat(request(refund("R", 3003, 1003, 1, 2))).isEqualTo(OWED);

        paid(1003, 500, "m2");

        assertThat(request(refund("R", 3003, 1003, 1, 2))).isEqualTo(SETTLED);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aWordThatComesFirstIsKeptForWhatIsOwedLater() {
        shipped(1004, 2004, 3);

        paid(1004, 1_000, "m1");
        var one = request(refund("R", 3004, 1004, 1, 1));
        var other = request(refund("R", 3005, 1004, 1, 1));

        assertThat(one).isEqualTo(SETTLED);
        assertThat(other).isEqualTo(OWED);
        assertThat(view(1004).owedMinor()).isEqualTo(1_000);
        assertThat(violations()).isEmpty();
    }

    @Test
    void moreThanTheChannelHasIsNotBooked() {
        shipped(1005, 2005, 3);

        paid(1005, 9_000, "m1");

        assertThat(view(1005).refundedMinor()).isEqualTo(3_500);
        assertThat(view(1005).owedMinor()).isZero();
        assertThat(violations()).isEmpty();
    }

    @Test
    void aPersonsWordSettlesOneSubjectAndNamesWhatItNames() {
        shipped(1006, 2006, 3);
        request(refund("R", 3006, 1006, 1, 1));
        request(refund("R", 3007, 1006, 1, 1));

        run(tx -> {
            payments.settleRefunds(tx, List.of(new PersonSettlement(3006, 1006, "cheque 7")));
            return 0;
        });

        assertThat(view(1006).refundedMinor()).isEqualTo(1_000);
        assertThat(view(1006).owedMinor()).isEqualTo(1_000);
        assertThat(request(refund("R", 3006, 1006, 1, 1))).isEqualTo(SETTLED);
        assertThat(request(refund("R", 3007, 1006, 1, 1))).isEqualTo(OWED);
        assertThat(violations()).isEmpty();
    }

    @Test
    void noWordMovesTheMoneyOfACard() {
        authorized(1007, 1_000);

        boolean taken = run(tx -> payments.paidBack(tx, new PaidBack(1007, 500, "m1", PaidBack.CHANNEL, "m1")))
                .result();

        assertThat(taken).isFalse();
        assertThat(view(1007).refundedMinor()).isZero();
        assertThat(view(1007).voidedMinor()).isZero();
    }

    /** Money that no stage has booked yet is the channel's all the same. */
    @Test
    void anOrderThatWasNeverAuthorizedIsOwedToo() {
        payment(1008, NewPayment.COLLECTED, List.of(new NewPayment.Line(1, 3, 3_000)), 500, 0);

        assertThat(giveBack(1008, 0)).isTrue();

        assertThat(view(1008).owedMinor()).isEqualTo(3_500);
        assertThat(view(1008).authorizedMinor()).isEqualTo(3_500);
        assertThat(violations()).isEmpty();
    }

    /** A parcel is charged a moment after it has left; what it costs is no money of units that are not sent. */
    @Test
    void whatHasLeftAndIsNotChargedYetIsNotOwed() {
        shipped(1009, 2009, 0);
        invoice(2010, 1009, 1, 1);

        boolean part = giveBack(1009, 1);
        long owed = view(1009).owedMinor();
        request(wish(PaymentOperation.CAPTURE, "F", 2010, 1009, "2010-1"));
        invoice(2011, 1009, 1, 1);
        request(wish(PaymentOperation.CAPTURE, "F", 2011, 1009, "2011-1"));
        giveBack(1009, 0);

        assertThat(part).isTrue();
        assertThat(owed).isEqualTo(1_000);
        assertThat(view(1009).owedMinor()).isEqualTo(1_000);
        assertThat(view(1009).capturedMinor()).isEqualTo(2_500);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aPersonsWordForMoreThanTheChannelHasEndsTheDebt() {
        shipped(1010, 2012, 3);
        request(refund("R", 3012, 1010, 1, 1));
        request(refund("R", 3013, 1010, 1, 1));
        run(tx -> {
            tx.sql("update payments.obligation set amount_minor = 4000 where subject = 3012")
                    .update();
            return tx.sql("update payments.payment set owed_minor = 5000 where order_id = 1010")
                    .update();
        });
        assertThat(violations()).containsExactly("O1010: what is owed differs from its obligations");

        var done = run(tx -> {
            payments.settleRefunds(tx, List.of(new PersonSettlement(3012, 1010, "cheque 8")));
            payments.settleRefunds(tx, List.of(new PersonSettlement(3013, 1010, "cheque 9")));
            return 0;
        });

        assertThat(view(1010).refundedMinor()).isEqualTo(3_500);
        assertThat(view(1010).owedMinor()).isZero();
        assertThat(kinds(done)).contains("money-moved-outside");
        assertThat(violations()).isEmpty();
    }

    private void shipped(long order, long fulfillment, long units) {
        payment(order, NewPayment.COLLECTED, List.of(new NewPayment.Line(1, 3, 3_000)), 500, 0);
        request(wish(PaymentOperation.AUTHORIZE, "O", order, order, order + "-1"));
        if (units > 0) {
            invoice(fulfillment, order, 1, units);
            request(wish(PaymentOperation.CAPTURE, "F", fulfillment, order, fulfillment + "-1"));
        }
    }

    private boolean giveBack(long order, long toCome) {
        var units = toCome == 0
                ? List.<PaymentRequest.Units>of()
                : List.of(new PaymentRequest.Units(UnitLine.ordered(1), toCome));
        var wish = new PaymentRequest(PaymentOperation.VOID, order, "O" + order, order, "", units);
        return run(tx -> payments.giveBack(tx, List.of(wish))).result().getFirst();
    }

    private void paid(long order, long minor, String message) {
        run(tx -> payments.paidBack(tx, new PaidBack(order, minor, message, PaidBack.CHANNEL, message)));
    }
}
