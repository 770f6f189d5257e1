package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.payments.NewPayment;
import io.crossdock.payments.PaymentAnswer.Result;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.extension.ExtensionTerms;
import io.crossdock.payments.extension.FurtherLine;
import io.crossdock.payments.extension.MoneyExtension;
import io.crossdock.shared.UnitLine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is added to an order is a tender of its own, and part of the order when its change is made. */
class OrderExtensionsTest extends PaymentFixture {

    private static MoneyExtension more(long order, long amount) {
        return new MoneyExtension(order, order + 50_000, amount, List.of(new FurtherLine(2, 2, amount)));
    }

    private boolean choose(MoneyExtension more) {
        return run(tx -> payments.choose(tx, more)).result();
    }

    private PaymentInstruction ask(PaymentOperation kind, MoneyExtension more) {
        return request(wish(kind, "S", more.subject(), more.order(), kind + "-1"));
    }

    private ExtensionTerms terms(long order) {
        return run(tx -> payments.terms(tx, order)).result();
    }

    private void apply(MoneyExtension more) {
        run(tx -> {
            payments.apply(tx, more);
            return 0;
        });
    }

    @Test
    void theDifferenceIsAuthorizedChargedAndRefundedByItself() {
        authorized(901, 2_000);
        var more = more(901, 3_000);

        assertThat(choose(more)).isTrue();
        var call = (PaymentInstruction.Call) ask(PaymentOperation.AUTHORIZE, more);
        assertThat(call.key()).isEqualTo("S50901-t2-auth");
        assertThat(call.amount().minor()).isEqualTo(3_000);
        assertThat(call.token()).isEqualTo("card-901");
        answer(call.key(), Result.DONE);
        assertThat(view(901).totalMinor()).isEqualTo(2_000);
        assertThat(violations()).isEmpty();
        apply(more);
        invoice(1_901, 901, 2, 1);
        invoice(1_902, 901, 1, 1);
        var first = (PaymentInstruction.Call) request(wish(PaymentOperation.CAPTURE, "F", 1_901, 901, "a"));
        answer(first.key(), Result.DONE);
        var split = (PaymentInstruction.Split) request(wish(PaymentOperation.CAPTURE, "F", 1_902, 901, "b"));
        split.calls().forEach(part -> answer(part.key(), Result.DONE));

        assertThat(first.amount().minor()).isEqualTo(1_500);
        assertThat(view(901).totalMinor()).isEqualTo(5_000);
        assertThat(view(901).capturedMinor()).isEqualTo(3_500);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aRefusalTouchesNothingAndNobodyElseIsLeftToAsk() {
        authorized(902, 2_000);
        var more = more(902, 3_000);
        choose(more);
        var call = (PaymentInstruction.Call) ask(PaymentOperation.AUTHORIZE, more);
        answer(call.key(), Result.REFUSED);

        assertThat(choose(more)).isFalse();
        assertThat(run(tx -> payments.refusal(tx, 902, more.subject())).result())
                .contains("card", "no");
        assertThat(ask(PaymentOperation.VOID, more)).isInstanceOf(PaymentInstruction.Settled.class);
        assertThat(view(902).totalMinor()).isEqualTo(2_000);
        invoice(1_903, 902, 1, 1);
        var capture = (PaymentInstruction.Call) request(wish(PaymentOperation.CAPTURE, "F", 1_903, 902, "a"));
        assertThat(capture.key()).isEqualTo("F1903-capture");
        assertThat(capture.amount().minor()).isEqualTo(2_000);
        answer(capture.key(), Result.DONE);
        assertThat(view(902).voidedMinor()).isZero();
        assertThat(violations()).isEmpty();
    }

    @Test
    void anAuthorizationThatComesAfterItsVoidIsGivenUpAndTheOrdersIsNot() {
        authorized(903, 2_000);
        var more = more(903, 3_000);
        choose(more);
        var call = (PaymentInstruction.Call) ask(PaymentOperation.AUTHORIZE, more);
        answer(call.key(), Result.ACCEPTED);
        var given = (PaymentInstruction.Call) ask(PaymentOperation.VOID, more);
        answer(given.key(), Result.DONE);

        report(call.key(), Result.DONE);
        report(call.key(), Result.DONE);
        run(tx -> {
            payments.drop(tx, 903, more.subject());
            return 0;
        });

        assertThat(view(903).authorizedMinor()).isEqualTo(5_000);
        assertThat(view(903).voidedMinor()).isEqualTo(3_000);
        assertThat(view(903).tenders().getFirst().balances().voidedMinor()).isZero();
        assertThat(violations()).isEmpty();
    }

    @Test
    void nothingOfAnOrderIsVoidedForAnExtensionThatAskedNobody() {
        authorized(904, 2_000);

        assertThat(ask(PaymentOperation.VOID, more(904, 3_000))).isInstanceOf(PaymentInstruction.Settled.class);
        assertThat(view(904).voidedMinor()).isZero();
    }

    @Test
    void whatWasChargedAsideIsNotPaidBackAsLeftOverBeforeItIsDecided() {
        authorized(905, 2_000);
        var line = List.of(new PaymentRequest.Units(UnitLine.ordered(1), 1));
        done(new PaymentRequest(PaymentOperation.CAPTURE, 905, "O905", 905, "c", line));
        var more = more(905, 3_000);
        choose(more);
        answer(((PaymentInstruction.Call) ask(PaymentOperation.AUTHORIZE, more)).key(), Result.DONE);
        var charge = (PaymentInstruction.Call) ask(PaymentOperation.CAPTURE, more);
        assertThat(charge.key()).isEqualTo("S50905-t2-capture");
        answer(charge.key(), Result.DONE);
        var left = new PaymentRequest(PaymentOperation.VOID, 905, "O905", 905, "v", line);

        assertThat(run(tx -> payments.giveBack(tx, List.of(left))).tx().starts).isEmpty();
        run(tx -> {
            payments.drop(tx, 905, more.subject());
            return 0;
        });
        assertThat(run(tx -> payments.giveBack(tx, List.of(left))).tx().starts).hasSize(1);
        assertThat(violations()).isEmpty();
    }

    @Test
    void saysWhetherAnOrderCanCostMore() {
        open(906, 2_000);
        assertThat(terms(906).answer()).isEqualTo(ExtensionTerms.Answer.LATER);
        var auth = wish(PaymentOperation.AUTHORIZE, "O", 906, 906, "906-1");
        var call = (PaymentInstruction.Call) request(auth);
        assertThat(terms(906).answer()).isEqualTo(ExtensionTerms.Answer.UNDER_WAY);
        answer(call.key(), Result.DONE);
        assertThat(terms(906)).isEqualTo(new ExtensionTerms(ExtensionTerms.Answer.ASKED, "card"));
        done(wish(PaymentOperation.VOID, "O", 906, 906, "906-2"));
        assertThat(terms(906).answer()).isEqualTo(ExtensionTerms.Answer.NOTHING);

        payment(907, NewPayment.COLLECTED, List.of(new NewPayment.Line(1, 1, 900)), 0, 0);
        assertThat(terms(907).answer()).isEqualTo(ExtensionTerms.Answer.COLLECTED);

        run(tx -> {
            var lines = List.of(new NewPayment.Line(1, 1, 900));
            payments.open(
                    tx,
                    List.of(new NewPayment(
                            908, "web", NewPayment.CARD, "adyen", null, null, "USD", lines, 0, 0, 900, List.of())));
            payments.handIn(tx, Map.of(908L, "checkout-908"));
            return 0;
        });
        assertThat(terms(908).answer()).isEqualTo(ExtensionTerms.Answer.NO_TOKEN);
        assertThat(choose(more(908, 100))).isFalse();
    }
}
