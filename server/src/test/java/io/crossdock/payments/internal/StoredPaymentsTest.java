package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.payments.LowerPrice;
import io.crossdock.payments.MovementState;
import io.crossdock.payments.NewInvoice;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.PaymentAnswer.Result;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.PaymentView;
import io.crossdock.shared.Money;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What orders owe, and what moves. */
class StoredPaymentsTest extends PaymentFixture {

    @Test
    void keepsTheKeyOverRetriesAndAnswersWithoutACallOnceItIsDone() {
        open(101, 1000);

        var first = request(wish(PaymentOperation.AUTHORIZE, "O", 101, 101, "101-1"));
        var retry = request(wish(PaymentOperation.AUTHORIZE, "O", 101, 101, "101-1"));
        answer("O101-auth", Result.DONE);
        var again = request(wish(PaymentOperation.AUTHORIZE, "O", 101, 101, "101-5"));

        assertThat(((PaymentInstruction.Call) first).key()).isEqualTo("O101-auth");
        assertThat(retry).isEqualTo(first);
        assertThat(again).isEqualTo(new PaymentInstruction.Settled(MovementState.DONE));
        assertThat(view(101).authorizedMinor()).isEqualTo(1000);
    }

    @Test
    void unitsThatCostLessAreChargedAndRefundedByALineOfTheirOwn() {
        open(187, List.of(new NewPayment.Line(1, 3, 1_000)), 0, 0);
        lower(new LowerPrice(187, 1, UnitLine.substitute(1), 900, 1_000));
        lower(new LowerPrice(187, 1, UnitLine.substitute(1), 800, 1_000));
        run(tx -> {
            payments.invoice(
                    tx,
                    List.of(new NewInvoice(
                            287,
                            187,
                            List.of(
                                    new PaymentRequest.Units(UnitLine.ordered(1), 1),
                                    new PaymentRequest.Units(UnitLine.substitute(1), 2)))));
            return 0;
        });

        lower(new LowerPrice(187, 1, UnitLine.substitute(1), 100, 1_000));

        assertThat(view(187).invoicedMinor())
                .as("a third of 10.00, two thirds of 8.00, rounded down")
                .isEqualTo(333 + 533);
        assertThat(run(payments::verify).result()).isEmpty();
    }

    private void lower(LowerPrice price) {
        run(tx -> {
            payments.lower(tx, List.of(price));
            return 0;
        });
    }

    @Test
    void booksAWebhookThatIsAheadOfTheAnswerOnceAndSignalsNobody() {
        open(102, 1000);
        request(wish(PaymentOperation.AUTHORIZE, "O", 102, 102, "102-1"));

        var webhook = report("O102-auth", Result.DONE);
        var answer = run(tx -> payments.answered(tx, List.of(said("O102-auth", Result.ACCEPTED))));

        assertThat(webhook.tx().signals).isEmpty();
        assertThat(answer.result()).containsExactly(MovementState.DONE);
        assertThat(view(102).authorizedMinor()).isEqualTo(1000);
    }

    @Test
    void signalsTheStageThatWaitsOnceHoweverOftenTheWebhookComes() {
        open(103, 1000);
        request(wish(PaymentOperation.AUTHORIZE, "O", 103, 103, "103-1"));
        answer("O103-auth", Result.ACCEPTED);

        var first = report("O103-auth", Result.DONE);
        var second = report("O103-auth", Result.DONE);

        assertThat(first.tx().signals)
                .extracting(s -> s.subject() + " " + s.event())
                .containsExactly("103 payment-authorized");
        assertThat(second.tx().signals).isEmpty();
        assertThat(view(103).authorizedMinor()).isEqualTo(1000);
    }

    @Test
    void usesANewKeyOnlyAfterARefusalAndOnlyForAnotherStageEntry() {
        authorized(104, 1000);
        invoice(204, 104, 1, 1);
        request(wish(PaymentOperation.CAPTURE, "F", 204, 104, "204-7"));
        answer("F204-capture", Result.REFUSED);

        var sameEntry = request(wish(PaymentOperation.CAPTURE, "F", 204, 104, "204-7"));
        var nextEntry = request(wish(PaymentOperation.CAPTURE, "F", 204, 104, "204-9"));
        answer("F204-capture-2", Result.DONE);

        assertThat(sameEntry).isEqualTo(new PaymentInstruction.Settled(MovementState.REFUSED));
        assertThat(((PaymentInstruction.Call) nextEntry).key()).isEqualTo("F204-capture-2");
        assertThat(view(104).capturedMinor()).isEqualTo(1000);
    }

    @Test
    void raisesACaseWhenAWebhookContradictsWhatIsBooked() {
        authorized(105, 1000);

        var contradiction = report("O105-auth", Result.REFUSED);

        assertThat(contradiction.tx().problems)
                .extracting(p -> p.subject() + " " + p.kind())
                .containsExactly("105 payment-contradiction");
        assertThat(view(105).authorizedMinor()).isEqualTo(1000);
    }

    @Test
    void booksNothingWhenTheProviderMovedAnotherAmount() {
        authorized(196, 1000);
        invoice(296, 196, 1, 1);
        request(wish(PaymentOperation.CAPTURE, "F", 296, 196, "296-7"));
        answer("F296-capture", Result.ACCEPTED);

        var partial = moved("F296-capture", new Money(400, "USD"));
        var foreign = moved("F296-capture", new Money(1000, "EUR"));
        var whole = moved("F296-capture", new Money(1000, "USD"));

        assertThat(partial.tx().problems)
                .extracting(p -> p.subject() + " " + p.kind() + ": " + p.detail())
                .containsExactly(
                        "296 payment-amount-differs: F296-capture: 1000 USD were requested, and the provider says"
                                + " that it moved 400 USD");
        assertThat(partial.tx().signals).isEmpty();
        assertThat(foreign.tx().problems).hasSize(1);
        assertThat(whole.tx().problems).isEmpty();
        assertThat(view(196).capturedMinor()).isEqualTo(1000);
    }

    private RecordedTx.Done<List<Boolean>> moved(String key, Money amount) {
        return run(tx -> payments.reported(
                tx, "adyen", List.of(ToldNews.of(new PaymentAnswer(key, Result.DONE, "psp", "", amount)))));
    }

    @Test
    void givesUpTheRestAndLeavesACaptureThatIsUnderWayItsMoney() {
        open(120, List.of(new NewPayment.Line(1, 2, 1000)), 0, 0);
        done(wish(PaymentOperation.AUTHORIZE, "O", 120, 120, "120-1"));
        invoice(220, 120, 1, 1);
        request(wish(PaymentOperation.CAPTURE, "F", 220, 120, "220-1"));
        answer("F220-capture", Result.ACCEPTED);

        var given = (PaymentInstruction.Call) request(wish(PaymentOperation.VOID, "O", 120, 120, "120-9"));
        report("O120-void", Result.DONE);
        report("F220-capture", Result.DONE);

        assertThat(given.amount()).isEqualTo(new Money(500, "USD"));
        assertThat(view(120).voidedMinor()).isEqualTo(500);
        assertThat(view(120).capturedMinor()).isEqualTo(500);
        assertThat(violations()).isEmpty();
    }

    /** A provider that is told to void gives up all that it holds, and the parcel could not be charged any more. */
    @Test
    void givesUpNothingWhileAParcelIsStillToBeCharged() {
        open(121, List.of(new NewPayment.Line(1, 2, 1000)), 0, 0);
        done(wish(PaymentOperation.AUTHORIZE, "O", 121, 121, "121-1"));
        invoice(221, 121, 1, 1);
        var early = request(wish(PaymentOperation.VOID, "O", 121, 121, "121-2"));
        request(wish(PaymentOperation.CAPTURE, "F", 221, 121, "221-1"));
        answer("F221-capture", Result.REFUSED);

        var refused = request(wish(PaymentOperation.VOID, "O", 121, 121, "121-3"));
        request(wish(PaymentOperation.CAPTURE, "F", 221, 121, "221-2"));
        answer("F221-capture-2", Result.DONE);
        var after = (PaymentInstruction.Call) request(wish(PaymentOperation.VOID, "O", 121, 121, "121-4"));

        assertThat(List.of(early, refused)).containsOnly(new PaymentInstruction.Settled(MovementState.DONE));
        assertThat(view(121).voidedMinor()).isZero();
        assertThat(after.amount()).isEqualTo(new Money(500, "USD"));
        assertThat(violations()).isEmpty();
    }

    @Test
    void chargesWhatCameBackNoMore() {
        shippedAndRefused(122, 222);
        var refund = request(refund("R", 322, 122, 1, 1));
        var afterRefund = view(122);

        var again = (PaymentInstruction.Call) request(wish(PaymentOperation.CAPTURE, "F", 222, 122, "222-2"));
        answer("F222-capture-2", Result.DONE);

        assertThat(refund).isEqualTo(new PaymentInstruction.Settled(MovementState.DONE));
        assertThat(afterRefund.refundedMinor()).isZero();
        assertThat(afterRefund.invoicedMinor()).isEqualTo(500);
        assertThat(again.amount()).isEqualTo(new Money(500, "USD"));
        assertThat(view(122).capturedMinor()).isEqualTo(500);
        assertThat(violations()).isEmpty();
    }

    @Test
    void endsAChargeOfWhichAllCameBack() {
        shippedAndRefused(123, 223);
        request(refund("R", 323, 123, 1, 1));
        var last = run(tx -> payments.request(tx, List.of(refund("R", 324, 123, 1, 1))));

        var again = request(wish(PaymentOperation.CAPTURE, "F", 223, 123, "223-2"));
        var owed = run(tx -> payments.owed(tx, List.of(223L))).result();

        assertThat(last.tx().signals).extracting(Tx.Signal::event).contains("payment-credited");
        assertThat(again).isEqualTo(new PaymentInstruction.Settled(MovementState.DONE));
        assertThat(owed).isEmpty();
        assertThat(view(123).capturedMinor()).isZero();
        assertThat(violations()).isEmpty();
    }

    @Test
    void waitsWithARefundForAChargeThatIsUnderWay() {
        open(124, List.of(new NewPayment.Line(1, 2, 1000)), 0, 0);
        done(wish(PaymentOperation.AUTHORIZE, "O", 124, 124, "124-1"));
        invoice(224, 124, 1, 2);
        request(wish(PaymentOperation.CAPTURE, "F", 224, 124, "224-1"));

        var early = request(refund("R", 325, 124, 1, 1));
        answer("F224-capture", Result.DONE);
        var late = (PaymentInstruction.Call) request(refund("R", 325, 124, 1, 1));

        assertThat(early).isEqualTo(new PaymentInstruction.Settled(MovementState.PENDING));
        assertThat(late.amount()).isEqualTo(new Money(500, "USD"));
        assertThat(violations()).isEmpty();
    }

    @Test
    void tellsOfAChargeThatSucceedsAfterItsGoodsCameBack() {
        shippedAndRefused(125, 225);
        request(refund("R", 326, 125, 1, 2));

        var late = report("F225-capture", Result.DONE);

        assertThat(kinds(late)).containsAnyOf("money-moved-outside", "payment-contradiction");
        assertThat(violations()).isEmpty();
    }

    /** Two units for 10.00, of which the charge is refused. */
    private void shippedAndRefused(long order, long fulfillment) {
        open(order, List.of(new NewPayment.Line(1, 2, 1000)), 0, 0);
        done(wish(PaymentOperation.AUTHORIZE, "O", order, order, order + "-1"));
        invoice(fulfillment, order, 1, 2);
        request(wish(PaymentOperation.CAPTURE, "F", fulfillment, order, fulfillment + "-1"));
        answer("F" + fulfillment + "-capture", Result.REFUSED);
    }

    @Test
    void splitsALineExactlyOverItsShipments() {
        // 3 units for 10.00, shipping 5.00, 1.00 off the order
        open(106, List.of(new NewPayment.Line(1, 3, 1000)), 500, -100);
        done(wish(PaymentOperation.AUTHORIZE, "O", 106, 106, "106-1"));
        invoice(206, 106, 1, 1);
        invoice(207, 106, 1, 2);

        var first = (PaymentInstruction.Call) request(wish(PaymentOperation.CAPTURE, "F", 206, 106, "206-1"));
        var second = (PaymentInstruction.Call) request(wish(PaymentOperation.CAPTURE, "F", 207, 106, "207-1"));

        assertThat(first.amount()).isEqualTo(new Money(800, "USD"));
        assertThat(second.amount()).isEqualTo(new Money(600, "USD"));
        assertThat(view(106).invoicedMinor()).isEqualTo(1400);
    }

    @Test
    void refundsWhatTheUnitsHadCostAndNeverMoreThanWasCaptured() {
        open(107, List.of(new NewPayment.Line(1, 3, 1000)), 500, 0);
        done(wish(PaymentOperation.AUTHORIZE, "O", 107, 107, "107-1"));
        invoice(208, 107, 1, 3);
        done(wish(PaymentOperation.CAPTURE, "F", 208, 107, "208-1"));

        var one = (PaymentInstruction.Call) request(refund("R", 301, 107, 1, 1));
        var rest = (PaymentInstruction.Call) request(refund("R", 302, 107, 1, 5));
        answer("R301-refund", Result.DONE);
        answer("R302-refund", Result.DONE);

        assertThat(one.amount().minor()).isEqualTo(333);
        assertThat(rest.amount().minor()).isEqualTo(667);
        assertThat(view(107).refundedMinor()).isEqualTo(1000);
    }

    @Test
    void refundsALostParcelWithItsShipping() {
        open(108, List.of(new NewPayment.Line(1, 2, 1000)), 500, 0);
        done(wish(PaymentOperation.AUTHORIZE, "O", 108, 108, "108-1"));
        invoice(209, 108, 1, 2);
        done(wish(PaymentOperation.CAPTURE, "F", 209, 108, "209-1"));

        var lost = (PaymentInstruction.Call) request(refund("F", 209, 108, 1, 2));

        assertThat(lost.key()).isEqualTo("F209-refund");
        assertThat(lost.amount().minor()).isEqualTo(1500);
    }

    @Test
    void booksWhatTheChannelCollectedWithoutACall() {
        payment(109, NewPayment.COLLECTED, List.of(new NewPayment.Line(1, 1, 1000)), 0, 0);

        var authorized = request(wish(PaymentOperation.AUTHORIZE, "O", 109, 109, "109-1"));
        invoice(210, 109, 1, 1);
        var captured = request(wish(PaymentOperation.CAPTURE, "F", 210, 109, "210-1"));
        var again = request(wish(PaymentOperation.CAPTURE, "F", 210, 109, "210-2"));

        assertThat(List.of(authorized, captured, again))
                .containsOnly(new PaymentInstruction.Settled(MovementState.COLLECTED));
        assertThat(view(109))
                .usingRecursiveComparison()
                .ignoringFields("tenders")
                .isEqualTo(new PaymentView(109, "collected", "USD", 1000, 1000, 1000, 0, 0, 1000, 0, 0, 0, List.of()));
    }

    @Test
    void voidsByAskingForTheAuthorizationAgainWhileItsAnswerIsUnknown() {
        open(110, 1000);
        request(wish(PaymentOperation.AUTHORIZE, "O", 110, 110, "110-1"));

        var voided = (PaymentInstruction.Call) request(wish(PaymentOperation.VOID, "O", 110, 110, "110-3"));

        assertThat(voided.authorization().reference()).isNull();
        assertThat(voided.authorization().key()).isEqualTo("O110-auth");
        assertThat(voided.authorization().amount()).isEqualTo(new Money(1000, "USD"));
    }

    @Test
    void endsWithNothingOpenWhenTheNewsOfTheVoidIsAheadOfTheNewsOfTheAuthorization() {
        open(111, 1000);
        request(wish(PaymentOperation.AUTHORIZE, "O", 111, 111, "111-1"));
        request(wish(PaymentOperation.VOID, "O", 111, 111, "111-3"));

        report("O111-void", Result.DONE);
        report("O111-auth", Result.DONE);

        assertThat(view(111).authorizedMinor()).isEqualTo(1000);
        assertThat(view(111).voidedMinor()).isEqualTo(1000);
        assertThat(violations()).isEmpty();
    }

    @Test
    void refusesToCaptureWhatWasNotInvoiced() {
        authorized(112, 1000);

        assertThatThrownBy(() -> request(wish(PaymentOperation.CAPTURE, "F", 212, 112, "212-1")))
                .hasMessage("F212 is to be captured and has no invoice");
    }

    @Test
    void refusesAnyChangeOfTheLedger() {
        authorized(113, 1000);

        assertThatThrownBy(() -> run(tx -> tx.sql("update payments.movement set amount_minor = 1 where order_id = 113")
                        .update()))
                .isInstanceOf(Sql.SqlFailure.class)
                .hasMessageContaining("the money ledger cannot be changed");
    }

    @Test
    void doesNotKnowAKeyThatItNeverUsed() {
        assertThat(report("F999999-capture", Result.DONE).result()).containsExactly(false);
    }

    @Test
    void findsABalanceThatDiffersFromTheLedger() {
        authorized(114, 1000);
        run(tx -> tx.sql("update payments.payment set authorized_minor = 999 where order_id = 114")
                .update());

        assertThat(violations()).containsExactly("O114: balances differ from the money ledger");

        run(tx -> tx.sql("update payments.payment set authorized_minor = 1000 where order_id = 114")
                .update());
    }

    @Test
    void sumsOfSharesAreTheWholeForAnySplit() {
        long seed = 20261123;
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long quantity = 1 + random.nextLong(50);
            long whole = random.nextLong(100_000);
            var line = new OrderAccount.Line(UnitLine.ordered(1), quantity, whole, 0, 0);
            long charged = 0;
            while (line.invoiced < quantity) {
                charged += line.invoice(1 + random.nextLong(quantity - line.invoiced));
            }
            long back = 0;
            while (line.refunded < quantity) {
                back += line.refund(1 + random.nextLong(quantity));
            }
            assertThat(List.of(charged, back)).as("seed %d, round %d", seed, i).containsOnly(whole);
        }
    }

    @Test
    void spreadsADiscountExactlyAndNoLineBelowZero() {
        assertThat(AmountShares.spread(100, List.of(333L, 333L, 334L))).containsExactly(33L, 33L, 34L);
        assertThat(AmountShares.spread(10, List.of(0L, 10L, 0L))).containsExactly(0L, 10L, 0L);
        assertThat(AmountShares.spread(0, List.of(0L))).containsExactly(0L);
    }

    @Test
    void handlesASetOfManyOrdersAtOnce() {
        var orders = new ArrayList<NewPayment>();
        var wishes = new ArrayList<PaymentRequest>();
        var answers = new ArrayList<PaymentAnswer>();
        for (long id = 5_000; id < 5_400; id++) {
            orders.add(payment(id, NewPayment.CARD, 1000));
            wishes.add(wish(PaymentOperation.AUTHORIZE, "O", id, id, id + "-1"));
            answers.add(said("O" + id + "-auth", Result.DONE));
        }
        run(tx -> {
            payments.open(tx, orders);
            return 0;
        });

        run(tx -> payments.request(tx, wishes));
        var states = run(tx -> payments.answered(tx, answers)).result();

        assertThat(states).hasSize(400).containsOnly(MovementState.DONE);
        assertThat(run(tx -> payments.of(tx, List.of(5_399L, 5_000L))).result())
                .extracting(PaymentView::order)
                .containsExactly(5_399L, 5_000L);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aPaymentStaysWithItsProviderAndHearsOfNoOther() {
        run(tx -> {
            payments.open(tx, List.of(paidAt("north", 900), paidAt("south", 901)));
            return 0;
        });

        var north = (PaymentInstruction.Call) request(wish(PaymentOperation.AUTHORIZE, "O", 900, 900, "900-1"));
        var south = (PaymentInstruction.Call) request(wish(PaymentOperation.AUTHORIZE, "O", 901, 901, "901-1"));
        var known = run(tx -> payments.reported(
                tx,
                "north",
                List.of(ToldNews.of(said("O900-auth", Result.DONE)), ToldNews.of(said("O901-auth", Result.DONE)))));

        assertThat(north.provider()).isEqualTo("north");
        assertThat(south.provider()).isEqualTo("south");
        assertThat(known.result()).containsExactly(true, false);
        assertThat(view(900).authorizedMinor()).isEqualTo(1_000);
        assertThat(view(901).authorizedMinor()).isZero();
    }
}
