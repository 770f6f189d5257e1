package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.payments.NewInvoice;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.PaidBack;
import io.crossdock.payments.PaymentAnswer.Result;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.PriceReduction;
import io.crossdock.payments.ReductionPlan;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices that are lowered after the order, of cards and of channels' money. */
class LoweredPricesTest extends PaymentFixture {

    private static final int STEPS = 60;

    private RecordedTx.Done<ReductionPlan> reduce(
            long order, @Nullable Integer line, long amount, Map<Integer, Long> open) {
        return run(tx -> payments.reduce(tx, new PriceReduction(order, line, amount, open)));
    }

    private long captured(long order, long fulfillment) {
        var call = request(wish(PaymentOperation.CAPTURE, "F", fulfillment, order, fulfillment + "-1"));
        if (call instanceof PaymentInstruction.Call c) {
            answer(c.key(), Result.DONE);
        }
        return view(order).capturedMinor();
    }

    private void compensated(long order, long subject) {
        if (request(wish(PaymentOperation.REFUND, "S", subject, order, subject + "-1"))
                instanceof PaymentInstruction.Call c) {
            answer(c.key(), Result.DONE);
        }
    }

    @Test
    void aSumIsTakenOffWhatIsStillToBeCharged() {
        open(9001, List.of(new NewPayment.Line(1, 2, 2_000)), 500, 0);
        done(wish(PaymentOperation.AUTHORIZE, "O", 9001, 9001, "9001-1"));

        var plan = reduce(9001, null, 700, Map.of(1, 2L));
        invoice(9101, 9001, 1, 2);

        assertThat(plan.result().loweredMinor()).isEqualTo(700);
        assertThat(plan.result().backMinor()).isZero();
        assertThat(plan.tx().starts).isEmpty();
        assertThat(captured(9001, 9101)).isEqualTo(1_800);
        assertThat(violations()).isEmpty();
    }

    @Test
    void whatIsChargedAlreadyIsPaidBackOnce() {
        open(9002, List.of(new NewPayment.Line(1, 2, 2_000)), 0, 0);
        done(wish(PaymentOperation.AUTHORIZE, "O", 9002, 9002, "9002-1"));
        invoice(9102, 9002, 1, 2);
        captured(9002, 9102);

        var plan = reduce(9002, null, 300, Map.of(1, 0L)).result();
        var again = reduce(9002, null, 1_701, Map.of(1, 0L)).result();
        compensated(9002, plan.subject());
        compensated(9002, plan.subject());

        assertThat(plan.backMinor()).isEqualTo(300);
        assertThat(again.fits()).isFalse();
        assertThat(again.mostMinor()).isEqualTo(1_700);
        assertThat(view(9002).refundedMinor()).isEqualTo(300);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aLineIsLoweredUnitByUnitAndAReturnGivesBackWhatItsUnitCost() {
        open(9003, List.of(new NewPayment.Line(1, 3, 3_000), new NewPayment.Line(2, 1, 1_000)), 0, 0);
        done(wish(PaymentOperation.AUTHORIZE, "O", 9003, 9003, "9003-1"));
        invoice(9103, 9003, 1, 1);
        captured(9003, 9103);

        var plan = reduce(9003, 1, 100, Map.of(1, 2L, 2, 1L)).result();
        compensated(9003, plan.subject());
        invoice(9104, 9003, 1, 2);
        captured(9003, 9104);

        assertThat(plan.backMinor()).isEqualTo(33);
        assertThat(plan.loweredMinor()).isEqualTo(67);
        assertThat(view(9003).capturedMinor()).isEqualTo(2_933);
        var back = (PaymentInstruction.Call) request(refund("R", 9203, 9003, 1, 3));
        assertThat(back.amount().minor()).isEqualTo(2_900);
        answer(back.key(), Result.DONE);
        assertThat(view(9003).refundedMinor()).isEqualTo(2_933);
        assertThat(violations()).isEmpty();
    }

    @Test
    void unitsThatAreCanceledTakeTheirShareAlong() {
        open(9004, List.of(new NewPayment.Line(1, 2, 2_000)), 0, 0);
        done(wish(PaymentOperation.AUTHORIZE, "O", 9004, 9004, "9004-1"));

        reduce(9004, 1, 200, Map.of(1, 2L));
        invoice(9105, 9004, 1, 1);

        assertThat(captured(9004, 9105)).isEqualTo(900);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aSumThatNoChargeTookOffIsPaidBackWhenNothingMoreIsCharged() {
        open(9005, List.of(new NewPayment.Line(1, 2, 2_000)), 0, 0);
        done(wish(PaymentOperation.AUTHORIZE, "O", 9005, 9005, "9005-1"));
        invoice(9106, 9005, 1, 1);
        captured(9005, 9106);
        reduce(9005, null, 400, Map.of(1, 1L));

        var end = run(tx -> {
            payments.nothingMoreIsCharged(tx, List.of(9005L));
            return 0;
        });
        compensated(9005, end.tx().starts.getFirst().subject());

        assertThat(view(9005).capturedMinor()).isEqualTo(1_000);
        assertThat(view(9005).refundedMinor()).isEqualTo(400);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aChannelOwesAllOfItAndNothingTwice() {
        payment(9006, NewPayment.COLLECTED, List.of(new NewPayment.Line(1, 2, 2_000)), 500, 0);
        request(wish(PaymentOperation.AUTHORIZE, "O", 9006, 9006, "9006-1"));

        var plan = reduce(9006, null, 600, Map.of(1, 2L)).result();
        compensated(9006, plan.subject());
        invoice(9107, 9006, 1, 1);
        captured(9006, 9107);

        assertThat(plan.owedByChannel()).isTrue();
        assertThat(view(9006).owedMinor()).isEqualTo(600);
        assertThat(view(9006).capturedMinor()).isEqualTo(900);
        run(tx -> {
            payments.nothingMoreIsCharged(tx, List.of(9006L));
            return payments.giveBack(
                    tx, List.of(new PaymentRequest(PaymentOperation.VOID, 9006, "O9006", 9006, "", List.of())));
        });
        assertThat(view(9006).owedMinor()).isEqualTo(1_600);
        run(tx -> payments.paidBack(tx, new PaidBack(9006, 1_600, "w", PaidBack.CHANNEL, "w")));
        assertThat(view(9006).owedMinor()).isZero();
        assertThat(view(9006).refundedMinor()).isEqualTo(1_600);
        assertThat(violations()).isEmpty();
    }

    @Test
    void anAuthorizationAsksForTheLoweredPrice() {
        open(9007, List.of(new NewPayment.Line(1, 1, 1_000)), 0, 0);
        reduce(9007, null, 1_000, Map.of(1, 1L));

        assertThat(request(wish(PaymentOperation.AUTHORIZE, "O", 9007, 9007, "9007-1")))
                .isInstanceOf(PaymentInstruction.Settled.class);
        invoice(9108, 9007, 1, 1);
        assertThat(captured(9007, 9108)).isZero();
        assertThat(violations()).isEmpty();
    }

    /** Whatever happens in whatever order, books agree, and nobody gets back more than was charged. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void booksAgreeOverRandomPricesParcelsAndReturns(long seed) {
        var random = new Random(seed);
        long order = 9_500_000 + seed * 1_000;
        boolean card = random.nextBoolean();
        long[] quantity = {1 + random.nextInt(4), 1 + random.nextInt(4)};
        payment(
                order,
                card ? NewPayment.CARD : NewPayment.COLLECTED,
                List.of(
                        new NewPayment.Line(1, quantity[0], 1 + random.nextInt(5_000)),
                        new NewPayment.Line(2, quantity[1], random.nextInt(5_000))),
                random.nextInt(700),
                0);
        var authorization = request(wish(PaymentOperation.AUTHORIZE, "O", order, order, order + "-1"));
        if (authorization instanceof PaymentInstruction.Call call) {
            answer(call.key(), Result.DONE);
        }
        var life = new RandomLife(order, random, quantity);
        for (int step = 1; step <= STEPS; step++) {
            life.step(step);
            assertThat(violations()).as("seed %d, step %d", seed, step).isEmpty();
        }
        var compensations = life.compensations;
        var end = run(tx -> {
            payments.nothingMoreIsCharged(tx, List.of(order));
            return 0;
        });
        end.tx().starts.forEach(start -> compensations.add(start.subject()));
        compensations.forEach(subject -> compensated(order, subject));

        var money = view(order);
        assertThat(violations()).as("seed %d", seed).isEmpty();
        assertThat(money.refundedMinor()).as("seed %d", seed).isLessThanOrEqualTo(money.capturedMinor());
        assertThat(money.owedMinor()).as("seed %d", seed).isLessThanOrEqualTo(money.totalMinor());
    }

    /** Parcels, returns, cancellations and lower prices of one order. */
    private final class RandomLife {

        private final long order;
        private final Random random;
        private final long[] open;
        private final long[] kept = new long[2];
        private final List<Long> compensations = new ArrayList<>();

        RandomLife(long order, Random random, long[] quantity) {
            this.order = order;
            this.random = random;
            this.open = quantity.clone();
        }

        void step(int step) {
            int line = random.nextInt(2);
            switch (random.nextInt(5)) {
                case 0 -> ship(step, line);
                case 1 -> takeBack(step, line);
                case 2 -> open[line] -= open[line] > 0 && random.nextInt(4) == 0 ? 1 : 0;
                default -> lower(line);
            }
        }

        private void ship(int step, int line) {
            if (open[line] > 0) {
                long units = 1 + random.nextLong(open[line]);
                open[line] -= units;
                kept[line] += units;
                shipped(order, order + step, line + 1, units);
            }
        }

        private void takeBack(int step, int line) {
            if (kept[line] > 0) {
                kept[line]--;
                if (request(refund("R", order + step, order, line + 1, 1)) instanceof PaymentInstruction.Call call) {
                    answer(call.key(), Result.DONE);
                }
            }
        }

        private void lower(int line) {
            var done = reduce(
                    order,
                    random.nextBoolean() ? null : line + 1,
                    1 + random.nextInt(600),
                    Map.of(1, open[0], 2, open[1]));
            done.tx().starts.forEach(start -> compensations.add(start.subject()));
            if (!compensations.isEmpty() && random.nextBoolean()) {
                compensated(order, compensations.removeFirst());
            }
        }
    }

    private void shipped(long order, long fulfillment, int line, long units) {
        run(tx -> {
            payments.invoice(
                    tx,
                    List.of(new NewInvoice(
                            fulfillment, order, List.of(new PaymentRequest.Units(UnitLine.ordered(line), units)))));
            return 0;
        });
        captured(order, fulfillment);
    }
}
