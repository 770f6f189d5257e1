package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.sql.Sql;
import io.crossdock.payments.MovementState;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.NewTender;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.PaymentAnswer.Result;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.PersonSettlement;
import io.crossdock.payments.ProviderNews;
import io.crossdock.payments.TenderView;
import io.crossdock.shared.Money;
import io.crossdock.support.RecordedTx;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that are paid with a gift card of 20.00 and a card for the rest, of 50.00 in all. */
class SeveralTendersTest extends PaymentFixture {

    private static final String GIFT = "stored-value";

    @Test
    void authorizesEachTenderUpToItsLimit() {
        opened(701);

        var asked = split(authorize(701));

        assertThat(asked.calls())
                .extracting(c -> c.key() + " " + c.amount().minor() + " " + c.provider() + " " + c.token())
                .containsExactly("O701-auth 2000 stored-value V701", "O701-t2-auth 3000 adyen card-701");
        assertThat(answered(asked, Result.DONE, Result.DONE)).isEqualTo(MovementState.DONE);
        assertThat(request(authorize(701))).isEqualTo(new PaymentInstruction.Settled(MovementState.DONE));
        assertThat(balances(701)).containsExactly("2000/0/0/0", "3000/0/0/0");
        assertThat(view(701).authorizedMinor()).isEqualTo(5_000);
    }

    @Test
    void oneRefusalRefusesTheOrderAndTheOtherIsReleased() {
        opened(702);
        var asked = split(authorize(702));

        var state = answered(asked, Result.DONE, Result.REFUSED);
        var release = (PaymentInstruction.Call) request(wish(PaymentOperation.VOID, "O", 702, 702, "702-2"));
        answer(release.key(), Result.DONE);

        assertThat(state).isEqualTo(MovementState.REFUSED);
        assertThat(release.key()).isEqualTo("O702-void");
        assertThat(release.authorization().key()).isEqualTo("O702-auth");
        assertThat(balances(702)).containsExactly("2000/0/0/2000", "0/0/0/0");
        assertThat(violations()).isEmpty();
    }

    @Test
    void aLostAnswerIsAskedForAgainUnderTheSameKeys() {
        opened(703);
        var first = split(authorize(703));

        var again = split(authorize(703));

        assertThat(again).isEqualTo(first);
        assertThat(answered(again, Result.DONE, Result.ACCEPTED)).isEqualTo(MovementState.PENDING);
        assertThat(keys(request(authorize(703)))).containsExactly("O703-t2-auth");
    }

    @Test
    void theOrderHearsOfItsAuthorizationWhenTheLastTenderHasIt() {
        opened(704);
        var asked = split(authorize(704));
        answered(asked, Result.ACCEPTED, Result.ACCEPTED);

        var first = report("stored-value", "O704-auth", Result.DONE);
        var second = report("adyen", "O704-t2-auth", Result.DONE);
        var repeated = report("adyen", "O704-t2-auth", Result.DONE);

        assertThat(first.tx().signals).isEmpty();
        assertThat(second.tx().signals).extracting(RecordedTx.Signal::event).containsExactly("payment-authorized");
        assertThat(repeated.tx().signals).isEmpty();
        assertThat(repeated.result()).containsExactly(true);
    }

    @Test
    void theOrderHearsAtOnceThatOneTenderWasRefused() {
        opened(705);
        answered(split(authorize(705)), Result.ACCEPTED, Result.ACCEPTED);

        var refused = report("adyen", "O705-t2-auth", Result.REFUSED);
        var late = report("stored-value", "O705-auth", Result.DONE);

        assertThat(refused.tx().signals).extracting(RecordedTx.Signal::event).containsExactly("payment-refused");
        assertThat(late.tx().signals).isEmpty();
    }

    @Test
    void aProviderIsNotBelievedAboutTheTenderOfAnother() {
        opened(706);
        answered(split(authorize(706)), Result.ACCEPTED, Result.ACCEPTED);

        var stranger = report("adyen", "O706-auth", Result.DONE);

        assertThat(stranger.result()).containsExactly(false);
        assertThat(balances(706)).containsExactly("0/0/0/0", "0/0/0/0");
    }

    @Test
    void chargesPartsOfTheOrderByTheChargeSequence() {
        authorizedBoth(707);

        invoice(1707, 707, 1, 3);
        var first = split(capture(1707, 707));
        answered(first, Result.DONE, Result.DONE);
        invoice(2707, 707, 1, 2);
        var second = request(capture(2707, 707));
        answer(keys(second).getFirst(), Result.DONE);

        assertThat(first.calls())
                .extracting(c -> c.key() + " " + c.amount().minor())
                .containsExactly("F1707-capture 2000", "F1707-t2-capture 1000");
        assertThat(keys(second)).containsExactly("F2707-t2-capture");
        assertThat(balances(707)).containsExactly("2000/2000/0/0", "3000/3000/0/0");
        assertThat(violations()).isEmpty();
    }

    @Test
    void aRefusedPartIsTriedAgainWhileTheOtherStays() {
        authorizedBoth(708);
        invoice(1708, 708, 1, 5);
        var state = answered(split(capture(1708, 708)), Result.REFUSED, Result.DONE);

        var owed = run(tx -> payments.owed(tx, List.of(1708L))).result();
        var again = request(wish(PaymentOperation.CAPTURE, "F", 1708, 708, "1708-9"));

        assertThat(state).isEqualTo(MovementState.REFUSED);
        assertThat(owed).containsEntry(1708L, 2_000L);
        assertThat(keys(again)).containsExactly("F1708-capture-2");
        assertThat(violations()).isEmpty();
    }

    @Test
    void aRefusedPartIsNotChargedToAnotherTender() {
        authorizedBoth(709);
        invoice(1709, 709, 1, 3);
        answered(split(capture(1709, 709)), Result.REFUSED, Result.DONE);
        run(tx -> {
            payments.writeOff(tx, List.of(new PersonSettlement(1709, 709, "the gift card was stolen")));
            return 0;
        });

        invoice(2709, 709, 1, 2);
        var rest = request(capture(2709, 709));

        assertThat(keys(rest)).containsExactly("F2709-t2-capture");
        answer("F2709-t2-capture", Result.DONE);
        assertThat(balances(709)).containsExactly("2000/0/0/0", "3000/3000/0/0");
        assertThat(violations()).isEmpty();
    }

    @Test
    void paysBackTheCardFirstAndTheRestToTheGiftCard() {
        captured(710);

        var back = split(refund("R", 3710, 710, 1, 4));

        assertThat(back.calls())
                .extracting(c -> c.key() + " " + c.amount().minor() + " of "
                        + c.authorization().key())
                .containsExactly("R3710-t2-refund 3000 of O710-t2-auth", "R3710-refund 1000 of O710-auth");
        assertThat(answered(back, Result.DONE, Result.DONE)).isEqualTo(MovementState.DONE);
        answer(keys(request(refund("R", 4710, 710, 1, 1))).getFirst(), Result.DONE);
        assertThat(balances(710)).containsExactly("2000/2000/2000/0", "3000/3000/3000/0");
        assertThat(violations()).isEmpty();
    }

    @Test
    void whatTheBankTookBackIsNotPaidToTheGiftCard() {
        captured(711);
        var dispute = run(tx ->
                payments.reported(tx, "adyen", List.of(news(ProviderNews.Kind.CHARGEBACK, "O711-t2-auth", 3_000))));

        var back = request(refund("R", 3711, 711, 1, 3));

        assertThat(kinds(dispute)).containsExactly("chargeback");
        assertThat(back).isEqualTo(new PaymentInstruction.Settled(MovementState.DONE));
        assertThat(balances(711)).containsExactly("2000/2000/0/0", "3000/3000/0/0");
        assertThat(view(711).disputedMinor()).isEqualTo(3_000);
        assertThat(violations()).isEmpty();
    }

    @Test
    void anExpiredCardIsAuthorizedAnewWhileTheGiftCardHolds() {
        authorizedBoth(712);
        run(tx -> payments.reported(tx, "adyen", List.of(news(ProviderNews.Kind.EXPIRY, "O712-t2-auth", 3_000))));
        invoice(1712, 712, 1, 5);
        answered(split(capture(1712, 712)), Result.DONE, Result.REFUSED);

        var anew = (PaymentInstruction.Call) run(tx ->
                        payments.reauthorize(tx, List.of(wish(PaymentOperation.AUTHORIZE, "F", 1712, 712, "1712-2"))))
                .result()
                .getFirst();
        answer(anew.key(), Result.DONE);
        var again = (PaymentInstruction.Call) request(wish(PaymentOperation.CAPTURE, "F", 1712, 712, "1712-3"));
        answer(again.key(), Result.DONE);

        assertThat(anew.key() + " " + anew.amount().minor()).isEqualTo("F1712-t2-auth 3000");
        assertThat(again.key()).isEqualTo("F1712-t2-capture-2");
        assertThat(again.authorization().key()).isEqualTo("F1712-t2-auth");
        assertThat(balances(712)).containsExactly("2000/2000/0/0", "6000/3000/0/3000");
        assertThat(violations()).isEmpty();
    }

    @Test
    void releasesWhatIsLeftOfEachTender() {
        authorizedBoth(713);
        invoice(1713, 713, 1, 1);
        answer(keys(request(capture(1713, 713))).getFirst(), Result.DONE);

        var release = split(wish(PaymentOperation.VOID, "O", 713, 713, "713-4"));
        answered(release, Result.DONE, Result.DONE);

        assertThat(keys(release)).containsExactly("O713-void", "O713-t2-void");
        assertThat(balances(713)).containsExactly("2000/1000/0/1000", "3000/0/0/3000");
        assertThat(violations()).isEmpty();
    }

    @Test
    void anOrderThatAGiftCardCoversIsOneTender() {
        run(tx -> {
            payments.open(tx, List.of(payment(714, List.of(new NewTender(1, "gift-card", GIFT, "V714", 5_000, 1, 1)))));
            return 0;
        });

        var asked = (PaymentInstruction.Call) request(authorize(714));

        assertThat(asked.key() + " " + asked.provider() + " " + asked.token()).isEqualTo("O714-auth stored-value V714");
        assertThat(view(714).tenders()).extracting(TenderView::type).containsExactly("gift-card");
    }

    @Test
    void aTenderIsNeverPaidBackMoreThanItWasCharged() {
        captured(715);

        assertThatThrownBy(() -> run(tx -> tx.sql("""
                update payments.tender
                set refunded_minor = 2001
                where order_id = 715 and tender = 1""").update())).isInstanceOf(Sql.SqlFailure.class);
    }

    @Test
    void aPersonSettlesTheRefundThatOneProviderRefused() {
        captured(716);
        var back = split(refund("R", 3716, 716, 1, 5));
        answered(back, Result.DONE, Result.REFUSED);

        run(tx -> {
            payments.settleRefunds(tx, List.of(new PersonSettlement(3716, 716, "store credit V99")));
            return 0;
        });

        assertThat(balances(716)).containsExactly("2000/2000/2000/0", "3000/3000/3000/0");
        assertThat(violations()).isEmpty();
    }

    // --- given

    private void opened(long order) {
        run(tx -> {
            payments.open(
                    tx,
                    List.of(payment(
                            order,
                            List.of(
                                    new NewTender(1, "gift-card", GIFT, "V" + order, 2_000, 1, 2),
                                    new NewTender(2, "card", "adyen", "card-" + order, 5_000, 2, 1)))));
            return 0;
        });
    }

    private static NewPayment payment(long order, List<NewTender> tenders) {
        var lines = List.of(new NewPayment.Line(1, 5, 5_000));
        return new NewPayment(order, "web", NewPayment.CARD, "adyen", null, null, "USD", lines, 0, 0, 5_000, tenders);
    }

    private void authorizedBoth(long order) {
        opened(order);
        answered(split(authorize(order)), Result.DONE, Result.DONE);
    }

    private void captured(long order) {
        authorizedBoth(order);
        invoice(1000 + order, order, 1, 5);
        answered(split(capture(1000 + order, order)), Result.DONE, Result.DONE);
    }

    // --- when

    private static PaymentRequest authorize(long order) {
        return wish(PaymentOperation.AUTHORIZE, "O", order, order, order + "-1");
    }

    private static PaymentRequest capture(long fulfillment, long order) {
        return wish(PaymentOperation.CAPTURE, "F", fulfillment, order, fulfillment + "-1");
    }

    private PaymentInstruction.Split split(PaymentRequest wish) {
        return (PaymentInstruction.Split) request(wish);
    }

    private MovementState answered(PaymentInstruction.Split asked, Result... results) {
        var answers = new java.util.ArrayList<PaymentAnswer>();
        for (int i = 0; i < results.length; i++) {
            answers.add(said(asked.calls().get(i).key(), results[i]));
        }
        return asked.state(run(tx -> payments.answered(tx, answers)).result());
    }

    private RecordedTx.Done<List<Boolean>> report(String provider, String key, Result result) {
        return run(tx -> payments.reported(tx, provider, List.of(ToldNews.of(said(key, result)))));
    }

    private static ProviderNews news(ProviderNews.Kind kind, String key, long amount) {
        return new ProviderNews(
                kind, kind.name(), "", new PaymentAnswer(key, Result.DONE, kind + key, "", new Money(amount, "USD")));
    }

    // --- then

    private static List<String> keys(PaymentInstruction asked) {
        return switch (asked) {
            case PaymentInstruction.Call call -> List.of(call.key());
            case PaymentInstruction.Split split ->
                split.calls().stream().map(PaymentInstruction.Call::key).toList();
            case PaymentInstruction.Settled settled -> List.of();
        };
    }

    /** Authorized, captured, refunded and voided of each. */
    private List<String> balances(long order) {
        return view(order).tenders().stream()
                .map(TenderView::balances)
                .map(b ->
                        b.authorizedMinor() + "/" + b.capturedMinor() + "/" + b.refundedMinor() + "/" + b.voidedMinor())
                .toList();
    }
}
