package io.crossdock.storedvalue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.shared.Money;
import io.crossdock.storedvalue.NewValue;
import io.crossdock.storedvalue.ValueAccount;
import io.crossdock.storedvalue.ValueAnswer;
import io.crossdock.storedvalue.ValueCode;
import io.crossdock.storedvalue.ValueId;
import io.crossdock.storedvalue.ValueKind;
import io.crossdock.storedvalue.ValueMove;
import io.crossdock.storedvalue.ValueMovement;
import io.crossdock.storedvalue.ValueTerms;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What gift cards are worth, and what moves it. */
class StoredValueLedgerTest {

    private static final Instant AT = Instant.parse("2026-11-30T12:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    private static TestDatabase database;
    private final StoredValueLedger ledger = new StoredValueLedger();

    @BeforeAll
    static void connect() {
        database = ServerDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void reservesCapturesInPartsAndReleasesTheRest() {
        var card = issue("parts", 5_000);

        var answers = List.of(
                ask(PaymentOperation.AUTHORIZE, "O1-auth", card, 4_000, "O1-auth"),
                ask(PaymentOperation.CAPTURE, "F1-capture", card, 1_500, "O1-auth"),
                ask(PaymentOperation.CAPTURE, "F2-capture", card, 2_000, "O1-auth"),
                ask(PaymentOperation.VOID, "O1-void", card, 500, "O1-auth"),
                ask(PaymentOperation.REFUND, "R1-refund", card, 700, "O1-auth"));

        assertThat(answers).allMatch(ValueAnswer::done);
        assertThat(amounts(card)).isEqualTo(new ValueAccount.Amounts(5_000, 2_200, 0, 2_200));
        List<ValueMovement> movements = run(tx -> ledger.movements(tx, card, 10));
        assertThat(movements)
                .extracting(m -> m.kind() + " " + m.amountMinor())
                .containsExactly(
                        "refunded 700",
                        "released 500",
                        "captured 2000",
                        "captured 1500",
                        "reserved 4000",
                        "issued 5000");
        assertThat(violations()).isEmpty();
    }

    @Test
    void answersARepeatedKeyAsBeforeAlsoWhereItWasRefused() {
        var card = issue("again", 1_000);
        ask(PaymentOperation.AUTHORIZE, "O2-auth", card, 600, "O2-auth");
        var first = ask(PaymentOperation.AUTHORIZE, "O3-auth", card, 600, "O3-auth");
        ask(PaymentOperation.VOID, "O2-void", card, 600, "O2-auth");

        var again = ask(PaymentOperation.AUTHORIZE, "O3-auth", card, 600, "O3-auth");
        var otherKey = ask(PaymentOperation.AUTHORIZE, "O3-auth-2", card, 600, "O3-auth-2");
        var otherAmount = ask(PaymentOperation.AUTHORIZE, "O3-auth-2", card, 400, "O3-auth-2");

        assertThat(first.refusal()).isEqualTo("only 4.00 USD of 6.00 USD is available");
        assertThat(again).isEqualTo(first);
        assertThat(otherKey.done()).isTrue();
        assertThat(otherAmount.refusal()).isEqualTo("this key was used for another request");
        assertThat(amounts(card).reservedMinor()).isEqualTo(600);
    }

    @Test
    void saysWhyItMovesNothing() {
        var card = issue("why", 1_000);
        ask(PaymentOperation.AUTHORIZE, "O4-auth", card, 500, "O4-auth");

        assertThat(refusals(
                        new ValueMove(PaymentOperation.AUTHORIZE, "a", "V999", new Money(1, "USD"), "a"),
                        new ValueMove(PaymentOperation.AUTHORIZE, "b", "no-token", new Money(1, "USD"), "b"),
                        new ValueMove(PaymentOperation.AUTHORIZE, "c", card.toString(), new Money(1, "EUR"), "c"),
                        new ValueMove(PaymentOperation.CAPTURE, "d", card.toString(), new Money(501, "USD"), "O4-auth"),
                        new ValueMove(PaymentOperation.CAPTURE, "e", card.toString(), new Money(1, "USD"), "no-auth"),
                        new ValueMove(PaymentOperation.REFUND, "f", card.toString(), new Money(1, "USD"), "O4-auth")))
                .containsExactly(
                        "there is no stored value V999",
                        "there is no stored value no-token",
                        "it is in USD, not in EUR",
                        "only 5.00 USD of 5.01 USD is reserved",
                        "only 0.00 USD of 0.01 USD is reserved",
                        "only 0.00 USD of 0.01 USD can be paid back");
    }

    @Test
    void aBlockedOnePaysNothingAndTakesMoneyBack() {
        var card = issue("blocked", 1_000);
        ask(PaymentOperation.AUTHORIZE, "O5-auth", card, 800, "O5-auth");
        ask(PaymentOperation.CAPTURE, "F5-capture", card, 300, "O5-auth");
        var blocked = RecordedTx.run(database, AT, tx -> {
            ledger.become(tx, List.of(card), ValueAccount.BLOCKED, "stolen");
            ledger.become(tx, List.of(card), ValueAccount.BLOCKED, "stolen, again");
            return 0;
        });

        assertThat(blocked.tx().facts).singleElement().satisfies(fact -> {
            assertThat(fact.type()).isEqualTo("stored-value-blocked");
            assertThat(fact.data().toString()).contains("stolen").doesNotContain("again");
        });
        assertThat(ask(PaymentOperation.CAPTURE, "F6-capture", card, 100, "O5-auth")
                        .refusal())
                .isEqualTo("it is blocked");
        assertThat(ask(PaymentOperation.AUTHORIZE, "O6-auth", card, 1, "O6-auth")
                        .refusal())
                .isEqualTo("it is blocked");
        assertThat(ask(PaymentOperation.REFUND, "R5-refund", card, 300, "O5-auth")
                        .done())
                .isTrue();
        assertThat(ask(PaymentOperation.VOID, "O5-void", card, 500, "O5-auth").done())
                .isTrue();
        assertThat(amounts(card).balanceMinor()).isEqualTo(1_000);
    }

    @Test
    void whatIsReservedInTimeIsCapturedAfterTheExpiryAndTheRestIsGone() {
        var card = issue(new NewValue(
                "expiry", new ValueTerms(ValueKind.GIFT_CARD, "USD", null, AT.plus(YEAR)), null, 1_000, "sold"));
        ask(PaymentOperation.AUTHORIZE, "O7-auth", card, 400, "O7-auth");

        int due = RecordedTx.run(database, AT.plus(YEAR), tx -> ledger.expire(tx, 100))
                .result();
        int none = RecordedTx.run(database, AT.plus(YEAR), tx -> ledger.expire(tx, 100))
                .result();
        var later = RecordedTx.run(
                        database,
                        AT.plus(YEAR),
                        tx -> ledger.move(
                                tx,
                                List.of(
                                        move(PaymentOperation.CAPTURE, "F7-capture", card, 400, "O7-auth"),
                                        move(PaymentOperation.REFUND, "R7-refund", card, 400, "O7-auth"),
                                        move(PaymentOperation.AUTHORIZE, "O8-auth", card, 1, "O8-auth"))))
                .result();

        assertThat(List.of(due, none)).containsExactly(1, 0);
        assertThat(later).extracting(ValueAnswer::refusal).containsExactly("", "it has expired", "it has expired");
        assertThat(amounts(card).balanceMinor()).isZero();
        assertThat(violations()).isEmpty();
    }

    @Test
    void aReservationThatWasGivenUpBeforeItWasAskedIsRefused() {
        var card = issue("ahead", 1_000);

        var released = ask(PaymentOperation.VOID, "O9-void", card, 300, "O9-auth");
        var late = ask(PaymentOperation.AUTHORIZE, "O9-auth", card, 300, "O9-auth");

        assertThat(released.done()).isTrue();
        assertThat(late.refusal()).isEqualTo("it was given up before it was asked");
        assertThat(amounts(card).availableMinor()).isEqualTo(1_000);
    }

    @Test
    void keepsNoCode() {
        var code = ValueCode.of("abcd-efgh 1234-WXYZ");
        issue(new NewValue("code", new ValueTerms(ValueKind.GIFT_CARD, "USD", null, null), code, 1_000, "sold"));

        var found = run(tx -> ledger.byCode(tx, List.of(ValueCode.of("ABCDEFGH1234wxyz"))));
        var wrong = run(tx -> ledger.byCode(tx, List.of(ValueCode.of("ABCDEFGH1234wxyy"))));
        long stored =
                run(tx -> tx.sql("select count(*) as n from storedvalue.account a where a::text ilike '%ABCDEFGH%'")
                        .first(rs -> rs.getLong("n"))
                        .orElseThrow());

        assertThat(found.values())
                .singleElement()
                .satisfies(a -> assertThat(a.lastFour()).isEqualTo("WXYZ"));
        assertThat(wrong).isEmpty();
        assertThat(stored).isZero();
        assertThat(code).hasToString("…WXYZ");
        assertThatThrownBy(() -> ValueCode.of("SHORT-1234")).hasMessageNotContaining("SHORT");
    }

    @Test
    void isIssuedOnceUnderAKey() {
        var first = issue("once", 1_000);
        var second = issue("once", 1_000);

        assertThat(second).isEqualTo(first);
        assertThat(amounts(first).balanceMinor()).isEqualTo(1_000);
    }

    @Test
    void manyAtOnceNeverSpendMoreThanThereIs() throws Exception {
        var card = issue("many", 1_000);
        var tries = new ArrayList<Callable<ValueAnswer>>();
        for (int i = 0; i < 40; i++) {
            var key = "O" + (100 + i / 2) + "-auth"; // each key twice at once
            tries.add(() -> ask(PaymentOperation.AUTHORIZE, key, card, 150, key));
        }

        int done = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            var keys = new java.util.HashSet<String>();
            for (var answer : threads.invokeAll(tries)) {
                if (answer.get().done() && keys.add(answer.get().key())) {
                    done++;
                }
            }
        }

        assertThat(done).isEqualTo(6);
        assertThat(amounts(card)).isEqualTo(new ValueAccount.Amounts(1_000, 1_000, 900, 100));
    }

    @Test
    void theLedgerCantBeChanged() {
        issue("ledger", 1_000);

        assertThatThrownBy(() ->
                        run(tx -> tx.sql("delete from storedvalue.movement").update()))
                .isInstanceOf(Sql.SqlFailure.class)
                .hasMessageContaining("cannot be changed");
    }

    @Test
    void randomRequestsKeepTheEquations() {
        var random = new Random(20261130);
        var cards = List.of(issue("r1", 3_000), issue("r2", 50_000), issue("r3", 1));
        var operations = PaymentOperation.values();
        for (int round = 0; round < 300; round++) {
            var moves = new ArrayList<ValueMove>();
            for (int i = 0; i < 5; i++) {
                var auth = "X" + random.nextInt(60) + "-auth";
                var kind = operations[random.nextInt(operations.length)];
                var key = kind == PaymentOperation.AUTHORIZE ? auth : "X" + random.nextInt(900) + "-" + kind.word();
                moves.add(move(kind, key, cards.get(random.nextInt(3)), random.nextInt(900), auth));
            }
            run(tx -> ledger.move(tx, moves));
        }

        assertThat(violations()).as("seed 20261130").isEmpty();
    }

    private List<String> violations() {
        return run(ledger::verify);
    }

    private List<String> refusals(ValueMove... moves) {
        return run(tx -> ledger.move(tx, List.of(moves))).stream()
                .map(ValueAnswer::refusal)
                .toList();
    }

    private ValueAnswer ask(PaymentOperation kind, String key, ValueId card, long amount, String reservation) {
        return run(tx -> ledger.move(tx, List.of(move(kind, key, card, amount, reservation))))
                .getFirst();
    }

    private static ValueMove move(PaymentOperation kind, String key, ValueId card, long amount, String reservation) {
        return new ValueMove(kind, key, card.toString(), new Money(amount, "USD"), reservation);
    }

    private ValueAccount.Amounts amounts(ValueId card) {
        return run(tx -> ledger.of(tx, List.of(card))).getFirst().amounts();
    }

    private ValueId issue(String key, long amount) {
        return issue(new NewValue(key, new ValueTerms(ValueKind.GIFT_CARD, "USD", null, null), null, amount, "sold"));
    }

    private ValueId issue(NewValue value) {
        return run(tx -> ledger.issue(tx, List.of(value))).getFirst().id();
    }

    private static <R> R run(Function<Tx, R> work) {
        return RecordedTx.run(database, AT, work::apply).result();
    }
}
