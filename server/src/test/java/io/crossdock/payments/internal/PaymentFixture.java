package io.crossdock.payments.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.crossdock.payments.NewInvoice;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.PaymentAnswer.Result;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.PaymentView;
import io.crossdock.payments.ProviderNews;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.shared.Money;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Payments on a real database. Every test uses orders of its own. */
abstract class PaymentFixture {

    static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    static TestDatabase database;
    static HikariDataSource pool;
    final StoredPayments payments = new StoredPayments();

    @BeforeAll
    static void connect() {
        database = ServerDatabase.fresh();
        pool = new HikariDataSource();
        pool.setDataSource(database.dataSource());
        pool.setMaximumPoolSize(4);
    }

    @AfterAll
    static void close() {
        pool.close();
        database.close();
    }

    static NewPayment paidAt(String provider, long order) {
        var lines = List.of(new NewPayment.Line(1, 1, 1_000));
        return new NewPayment(
                order, "web", NewPayment.CARD, provider, "card-" + order, null, "USD", lines, 0, 0, 1_000, List.of());
    }

    static NewPayment payment(long order, String method, long total) {
        var lines = List.of(new NewPayment.Line(1, 1, total));
        return new NewPayment(
                order, "web", method, "adyen", "card-" + order, null, "USD", lines, 0, 0, total, List.of());
    }

    void payment(long order, String method, List<NewPayment.Line> lines, long shipping, long adjustment) {
        long total = lines.stream().mapToLong(NewPayment.Line::totalMinor).sum() + shipping + adjustment;
        run(tx -> {
            payments.open(
                    tx,
                    List.of(new NewPayment(
                            order,
                            "web",
                            method,
                            "adyen",
                            "card-" + order,
                            null,
                            "USD",
                            lines,
                            shipping + Math.max(0, adjustment),
                            Math.max(0, -adjustment),
                            total,
                            List.of())));
            return 0;
        });
    }

    void open(long order, List<NewPayment.Line> lines, long shipping, long adjustment) {
        payment(order, NewPayment.CARD, lines, shipping, adjustment);
    }

    void open(long order, long total) {
        open(order, List.of(new NewPayment.Line(1, 1, total)), 0, 0);
    }

    void authorized(long order, long total) {
        open(order, total);
        done(wish(PaymentOperation.AUTHORIZE, "O", order, order, order + "-1"));
    }

    void invoice(long fulfillment, long order, int line, long units) {
        run(tx -> {
            payments.invoice(
                    tx,
                    List.of(new NewInvoice(
                            fulfillment, order, List.of(new PaymentRequest.Units(UnitLine.ordered(line), units)))));
            return 0;
        });
    }

    static PaymentRequest wish(PaymentOperation kind, String letter, long subject, long order, String entry) {
        return new PaymentRequest(kind, subject, letter + subject, order, entry, List.of());
    }

    static PaymentRequest refund(String letter, long subject, long order, int line, long units) {
        return new PaymentRequest(
                PaymentOperation.REFUND,
                subject,
                letter + subject,
                order,
                subject + "-1",
                List.of(new PaymentRequest.Units(UnitLine.ordered(line), units)));
    }

    // --- when

    void done(PaymentRequest wish) {
        answer(((PaymentInstruction.Call) request(wish)).key(), Result.DONE);
    }

    PaymentInstruction request(PaymentRequest wish) {
        return run(tx -> payments.request(tx, List.of(wish))).result().getFirst();
    }

    static PaymentAnswer said(String key, Result result) {
        return new PaymentAnswer(key, result, "psp-of-" + key, result == Result.REFUSED ? "no" : "");
    }

    void answer(String key, Result result) {
        run(tx -> payments.answered(tx, List.of(said(key, result))));
    }

    RecordedTx.Done<List<Boolean>> report(String key, Result result) {
        return run(tx -> payments.reported(tx, "adyen", List.of(ToldNews.of(said(key, result)))));
    }

    /** News of the provider about an order's payment, as it comes by itself. */
    RecordedTx.Done<List<Boolean>> told(ProviderNews.Kind kind, long order, long amount) {
        var answer =
                new PaymentAnswer("O" + order + "-auth", Result.DONE, kind + "-" + order, "", new Money(amount, "USD"));
        return run(tx -> payments.reported(tx, "adyen", List.of(new ProviderNews(kind, kind.name(), "", answer))));
    }

    static List<String> kinds(RecordedTx.Done<?> done) {
        return done.tx().problems.stream().map(p -> p.kind()).toList();
    }

    PaymentView view(long order) {
        return run(tx -> payments.of(tx, List.of(order))).result().getFirst();
    }

    List<String> violations() {
        return run(payments::verify).result();
    }

    static <R> RecordedTx.Done<R> run(Function<RecordedTx, R> work) {
        return RecordedTx.run(pool, AT, "test", work);
    }
}
