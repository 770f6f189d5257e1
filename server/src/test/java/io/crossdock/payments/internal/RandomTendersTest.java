package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.payments.NewPayment;
import io.crossdock.payments.NewTender;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.PaymentAnswer.Result;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.PersonSettlement;
import io.crossdock.payments.PriceReduction;
import io.crossdock.payments.ProviderNews;
import io.crossdock.shared.Money;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random lives of orders with one to four tenders, against providers that refuse, answer late, lose answers and tell
 * things twice. After each step the equations of the order hold, and in the end the books are what providers moved.
 */
class RandomTendersTest extends PaymentFixture {

    private static final int ORDERS = 60;
    private static final int STEPS = 40;
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY");

    /** What providers know: a key moves once, and is answered the same each time. */
    private final Map<String, Result> answers = new HashMap<>();

    private final Map<String, PaymentInstruction.Call> calls = new HashMap<>();
    /** What is open of each authorization, at its provider. */
    private final Map<String, Long> reserved = new HashMap<>();

    private final Set<String> told = new HashSet<>();
    private Random random = new Random(0);

    /** An order of the test, charged as goods leave or before, with its open fulfillments and returns. */
    private static final class Life {
        final long order;
        final String currency;
        final long units;
        final long total;
        int entries;
        boolean early;
        long canceled;
        long shipped;
        long returned;
        boolean voided;
        final List<PaymentRequest> captures = new ArrayList<>();
        final List<PaymentRequest> refunds = new ArrayList<>();

        Life(long order, String currency, long units, long total) {
            this.order = order;
            this.currency = currency;
            this.units = units;
            this.total = total;
        }

        long open() {
            return voided ? 0 : units - shipped - canceled;
        }

        String entry() {
            return "e" + ++entries;
        }
    }

    @Test
    void everyEquationHoldsAfterEachOfThousandsOfSteps() {
        int steps = 0;
        for (int n = 0; n < ORDERS; n++) {
            long seed = 20261130L + n;
            random = new Random(seed);
            var life = open(800_000 + n * 1_000L);
            for (int i = 0; i < STEPS; i++) {
                var step = step(life);
                holds(life, "seed " + seed + ", step " + i + ": " + step);
                steps++;
            }
            settle(life);
            giveBack(life);
            holds(life, "seed " + seed + ", at the end");
            booksAreWhatProvidersMoved(life, seed);
            if (n % 20 == 0) {
                assertThat(violations()).as("seed " + seed).isEmpty();
            }
        }

        assertThat(violations()).isEmpty();
        assertThat(run(tx -> tx.sql("select from payments.payment where applied_minor > 0 and tenders > 1")
                                .rows(rs -> 1)
                                .size())
                        .result())
                .as("orders with several tenders that were charged at the order")
                .isGreaterThan(3);
        assertThat(steps).isEqualTo(ORDERS * STEPS);
    }

    private Life open(long order) {
        long units = 1 + random.nextInt(6);
        long total = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(20_000);
        var life = new Life(order, CURRENCIES.get(random.nextInt(3)), units, total);
        life.early = random.nextBoolean();
        var lines = List.of(new NewPayment.Line(1, units, total));
        run(tx -> {
            payments.open(
                    tx,
                    List.of(new NewPayment(
                            order,
                            "web",
                            NewPayment.CARD,
                            "adyen",
                            "card",
                            null,
                            life.currency,
                            lines,
                            0,
                            0,
                            total,
                            tenders(total))));
            return 0;
        });
        return life;
    }

    private List<NewTender> tenders(long total) {
        int count = random.nextInt(5);
        var refunds = new ArrayList<Integer>();
        for (int i = 1; i <= count; i++) {
            refunds.add(i);
        }
        Collections.shuffle(refunds, random);
        var tenders = new ArrayList<NewTender>();
        for (int i = 1; i <= count; i++) {
            long limit = i == count ? total : random.nextInt((int) Math.max(1, total));
            boolean gift = random.nextBoolean();
            tenders.add(new NewTender(
                    i,
                    gift ? "gift-card" : "card",
                    gift ? "stored-value" : "adyen",
                    "T" + i,
                    limit,
                    i,
                    refunds.get(i - 1)));
        }
        return tenders;
    }

    private String step(Life life) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> ask(wish(PaymentOperation.AUTHORIZE, "O", life.order, life.order, life.entry()));
            case 2, 3, 4 -> ship(life);
            case 5 -> again(life, life.captures);
            case 6 -> reauthorize(life);
            case 7, 8 -> sendBack(life);
            case 9 -> again(life, life.refunds);
            case 10 -> lower(life);
            case 11 -> news(life);
            case 12 -> tellAgain();
            case 13 -> cancel(life);
            case 14 -> life.early && authorized(life) ? charge(life) : "nothing to charge";
            default -> random.nextInt(6) == 0 ? giveUp(life) : settleOne(life);
        };
    }

    private boolean authorized(Life life) {
        return view(life.order).authorizedMinor() + life.total > 0
                && run(tx -> payments.request(
                                tx, List.of(wish(PaymentOperation.AUTHORIZE, "O", life.order, life.order, "look"))))
                        .result()
                        .getFirst()
                        .equals(new PaymentInstruction.Settled(io.crossdock.payments.MovementState.DONE));
    }

    private String ship(Life life) {
        if (life.open() == 0 || !authorized(life)) {
            return "nothing to ship";
        }
        if (!charged(life)) {
            return charge(life);
        }
        long units = 1 + random.nextInt((int) life.open());
        life.shipped += units;
        long fulfillment = life.order + 100 + life.captures.size();
        invoice(fulfillment, life.order, 1, units);
        var wish = wish(PaymentOperation.CAPTURE, "F", fulfillment, life.order, life.entry());
        life.captures.add(wish);
        return ask(wish);
    }

    private String again(Life life, List<PaymentRequest> wishes) {
        if (wishes.isEmpty()) {
            return "nothing to try again";
        }
        int at = random.nextInt(wishes.size());
        var old = wishes.get(at);
        var wish = random.nextBoolean()
                ? old
                : new PaymentRequest(old.kind(), old.subject(), old.name(), old.order(), life.entry(), old.units());
        wishes.set(at, wish);
        return ask(wish);
    }

    private String reauthorize(Life life) {
        if (life.captures.isEmpty()) {
            return "nothing to authorize anew";
        }
        var of = life.captures.get(random.nextInt(life.captures.size()));
        var wish = wish(PaymentOperation.AUTHORIZE, "F", of.subject(), life.order, life.entry());
        return "anew "
                + carryOut(run(tx -> payments.reauthorize(tx, List.of(wish)))
                        .result()
                        .getFirst());
    }

    private String sendBack(Life life) {
        if (life.returned == life.shipped) {
            return "nothing to return";
        }
        long units = 1 + random.nextInt((int) (life.shipped - life.returned));
        life.returned += units;
        long subject = life.order + 300 + life.refunds.size();
        var wish = new PaymentRequest(
                PaymentOperation.REFUND,
                subject,
                "R" + subject,
                life.order,
                life.entry(),
                List.of(new PaymentRequest.Units(UnitLine.ordered(1), units)));
        life.refunds.add(wish);
        return ask(wish);
    }

    private String lower(Life life) {
        var wish = new PriceReduction(
                life.order, random.nextBoolean() ? 1 : null, 1 + random.nextInt(2_000), Map.of(1, life.open()));
        var done = run(tx -> payments.reduce(tx, wish));
        var plan = done.result();
        compensate(
                life,
                done.tx().starts.stream()
                        .filter(s -> s.subject() != plan.subject())
                        .toList());
        if (plan.subject() != 0) {
            var refund = new PaymentRequest(
                    PaymentOperation.REFUND, plan.subject(), "S" + plan.subject(), life.order, life.entry(), List.of());
            life.refunds.add(refund);
            return "lowered, " + ask(refund);
        }
        return "lowered " + plan;
    }

    private static PaymentRequest ofOpen(PaymentOperation kind, Life life, String entry) {
        var units = life.open() == 0
                ? List.<PaymentRequest.Units>of()
                : List.of(new PaymentRequest.Units(UnitLine.ordered(1), life.open()));
        return new PaymentRequest(kind, life.order, "O" + life.order, life.order, entry, units);
    }

    /** Before its release, all that is open. */
    private String charge(Life life) {
        return "charge " + ask(ofOpen(PaymentOperation.CAPTURE, life, life.entry()));
    }

    private boolean charged(Life life) {
        return !life.early
                || run(tx -> payments.request(tx, List.of(ofOpen(PaymentOperation.CAPTURE, life, "look"))))
                        .result()
                        .getFirst()
                        .equals(new PaymentInstruction.Settled(io.crossdock.payments.MovementState.DONE));
    }

    /** Units are not sent; what they were charged goes back. */
    private String cancel(Life life) {
        if (life.open() > 0 && random.nextBoolean()) {
            life.canceled++;
        }
        return "canceled, " + giveBack(life);
    }

    private String giveBack(Life life) {
        var done = run(tx -> payments.giveBack(tx, List.of(ofOpen(PaymentOperation.VOID, life, ""))));
        return compensate(life, done.tx().starts);
    }

    private String compensate(Life life, List<io.crossdock.engine.Tx.Start> started) {
        var said = new StringBuilder();
        for (var start : started) {
            var refund = new PaymentRequest(
                    PaymentOperation.REFUND,
                    start.subject(),
                    "S" + start.subject(),
                    life.order,
                    life.entry(),
                    List.of());
            life.refunds.add(refund);
            said.append(ask(refund));
        }
        return said.toString();
    }

    private String giveUp(Life life) {
        life.voided = true;
        return giveBack(life) + ask(wish(PaymentOperation.VOID, "O", life.order, life.order, life.entry()));
    }

    private String settleOne(Life life) {
        if (life.refunds.isEmpty() || random.nextInt(4) > 0) {
            return "nothing";
        }
        var of = life.refunds.get(random.nextInt(life.refunds.size()));
        boolean lost = calls.values().stream()
                .anyMatch(c -> c.key().startsWith(of.name() + "-") && answers.get(c.key()) != Result.REFUSED);
        if (lost) {
            return "its refund is on its way";
        }
        run(tx -> {
            payments.settleRefunds(tx, List.of(new PersonSettlement(of.subject(), life.order, "cash")));
            return 0;
        });
        return "settled " + of.name();
    }

    private String ask(PaymentRequest wish) {
        return carryOut(request(wish));
    }

    /** Makes the calls; sometimes an answer is lost, and then none of the set is stored. */
    private String carryOut(PaymentInstruction asked) {
        var now = switch (asked) {
            case PaymentInstruction.Call call -> List.of(call);
            case PaymentInstruction.Split split -> split.calls();
            case PaymentInstruction.Settled settled -> List.<PaymentInstruction.Call>of();
        };
        var got = new ArrayList<PaymentAnswer>();
        boolean refused = false;
        for (var call : now) {
            if (refused && call.kind() == PaymentOperation.AUTHORIZE) {
                got.add(new PaymentAnswer(call.key(), Result.REFUSED, null, "not asked"));
                continue;
            }
            var result = moved(call);
            refused |= result == Result.REFUSED;
            if (random.nextInt(8) == 0) {
                return "lost the answer of " + call.key();
            }
            got.add(said(call.key(), random.nextInt(5) == 0 && result == Result.DONE ? Result.ACCEPTED : result));
        }
        if (!got.isEmpty()) {
            run(tx -> payments.answered(tx, got));
        }
        return asked.toString();
    }

    private Result moved(PaymentInstruction.Call call) {
        calls.put(call.key(), call);
        var known = answers.get(call.key());
        if (known != null) {
            return known;
        }
        var result = random.nextInt(6) > 0 && carriedOut(call) ? Result.DONE : Result.REFUSED;
        answers.put(call.key(), result);
        return result;
    }

    /** A provider captures at most what is open of an authorization, and nothing of one that has ended. */
    private boolean carriedOut(PaymentInstruction.Call call) {
        var authorization = call.authorization().key();
        long amount = call.amount().minor();
        return switch (call.kind()) {
            case AUTHORIZE -> reserved.put(authorization, amount) == null;
            case CAPTURE -> {
                boolean open = reserved.getOrDefault(authorization, 0L) >= amount;
                if (open) {
                    reserved.merge(authorization, -amount, Long::sum);
                }
                yield open;
            }
            case REFUND -> true;
            case VOID -> reserved.put(authorization, 0L) != null;
        };
    }

    /** What providers moved is told, maybe for the second time. */
    private String tellAgain() {
        if (calls.isEmpty()) {
            return "nothing to tell";
        }
        var keys = calls.keySet().stream().sorted().toList();
        var key = keys.get(random.nextInt(keys.size()));
        report(calls.get(key), answers.get(key));
        return "told " + key;
    }

    private void report(PaymentInstruction.Call call, Result result) {
        run(tx -> payments.reported(tx, call.provider(), List.of(ToldNews.of(said(call.key(), result)))));
    }

    private String news(Life life) {
        var of = calls.values().stream()
                .filter(c -> c.kind() == PaymentOperation.AUTHORIZE && c.key().startsWith("O" + life.order + "-"))
                .filter(c -> answers.get(c.key()) == Result.DONE)
                .findFirst();
        if (of.isEmpty()) {
            return "no news";
        }
        var kinds = List.of(
                ProviderNews.Kind.CHARGEBACK,
                ProviderNews.Kind.CHARGEBACK_REVERSED,
                ProviderNews.Kind.EXPIRY,
                ProviderNews.Kind.NOTICE);
        var kind = kinds.get(random.nextInt(kinds.size()));
        var amount = new Money(1 + random.nextInt(500), life.currency);
        var reference = kind + "-" + life.order + "-" + told.size();
        told.add(reference);
        if (kind == ProviderNews.Kind.EXPIRY) {
            reserved.put(of.get().key(), 0L);
        }
        var item = new ProviderNews(
                kind, kind.name(), "", new PaymentAnswer(of.get().key(), Result.DONE, reference, "", amount));
        run(tx -> payments.reported(tx, of.get().provider(), List.of(item, item)));
        return reference;
    }

    /** Everything that was lost is answered. */
    private void settle(Life life) {
        calls.values().stream()
                .filter(c -> c.key().matches("[OFRS].*") && concerns(life, c))
                .sorted(java.util.Comparator.comparing(PaymentInstruction.Call::key))
                .forEach(c -> report(c, answers.get(c.key())));
    }

    private boolean concerns(Life life, PaymentInstruction.Call call) {
        return call.authorization().key().startsWith("O" + life.order + "-")
                || life.captures.stream()
                        .anyMatch(w -> call.authorization().key().startsWith(w.name() + "-"));
    }

    private void holds(Life life, String what) {
        var view = view(life.order);
        long authorized = 0;
        long captured = 0;
        long refunded = 0;
        long voided = 0;
        for (var tender : view.tenders()) {
            var b = tender.balances();
            assertThat(b.authorizedMinor() - b.voidedMinor()).as(what).isBetween(0L, tender.limitMinor());
            assertThat(b.capturedMinor() + b.voidedMinor()).as(what).isLessThanOrEqualTo(b.authorizedMinor());
            assertThat(b.refundedMinor()).as(what).isBetween(0L, b.capturedMinor());
            authorized += b.authorizedMinor();
            captured += b.capturedMinor();
            refunded += b.refundedMinor();
            voided += b.voidedMinor();
        }
        assertThat(List.of(authorized, captured, refunded, voided))
                .as(what)
                .containsExactly(
                        view.authorizedMinor(), view.capturedMinor(), view.refundedMinor(), view.voidedMinor());
        assertThat(captured).as(what).isLessThanOrEqualTo(life.early ? view.totalMinor() : view.invoicedMinor());
        assertThat(view.invoicedMinor()).as(what).isLessThanOrEqualTo(view.totalMinor());
        assertThat(authorized - voided).as(what).isLessThanOrEqualTo(view.totalMinor());
    }

    /** What each tender was charged is what its provider says. */
    private void booksAreWhatProvidersMoved(Life life, long seed) {
        for (var tender : view(life.order).tenders()) {
            long captured = calls.values().stream()
                    .filter(c -> c.kind() == PaymentOperation.CAPTURE && concerns(life, c))
                    .filter(c -> answers.get(c.key()) == Result.DONE && tenderOf(c) == tender.tender())
                    .mapToLong(c -> c.amount().minor())
                    .sum();
            assertThat(captured)
                    .as("seed " + seed + ", tender " + tender.tender())
                    .isEqualTo(tender.balances().capturedMinor());
        }
    }

    private static int tenderOf(PaymentInstruction.Call call) {
        var part = call.key().split("-")[1];
        return part.matches("t[0-9]+") ? Integer.parseInt(part.substring(1)) : 1;
    }
}
