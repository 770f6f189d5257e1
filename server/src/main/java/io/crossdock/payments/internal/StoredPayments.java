package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.payments.CurrencyTotal;
import io.crossdock.payments.LowerPrice;
import io.crossdock.payments.MoneyAnswer;
import io.crossdock.payments.MoneyKind;
import io.crossdock.payments.MoneyOrder;
import io.crossdock.payments.MoneyState;
import io.crossdock.payments.MoneyWish;
import io.crossdock.payments.NewInvoice;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.PaymentView;
import io.crossdock.payments.Payments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Payments in PostgreSQL. */
@Component
final class StoredPayments implements Payments {

    @Override
    public void open(Tx tx, List<NewPayment> payments) {
        if (!payments.isEmpty()) {
            AccountStore.open(tx, payments);
        }
    }

    @Override
    public void lower(Tx tx, List<LowerPrice> prices) {
        if (!prices.isEmpty()) {
            AccountStore.lower(tx, prices);
        }
    }

    @Override
    public void invoice(Tx tx, List<NewInvoice> invoices) {
        var book = Book.lockWithLines(tx, invoices.stream().map(NewInvoice::order).toList());
        var known = InvoiceStore.of(tx, invoices.stream().map(NewInvoice::fulfillment).toList());
        var fresh = new ArrayList<InvoiceStore.Invoice>();
        for (var invoice : invoices) {
            if (!known.containsKey(invoice.fulfillment())) {
                fresh.add(charge(book, invoice));
            }
        }
        InvoiceStore.insert(tx, fresh);
        book.store();
    }

    @Override
    public Set<Long> invoiced(Tx tx, Collection<Long> fulfillments) {
        return Set.copyOf(InvoiceStore.of(tx, fulfillments).keySet());
    }

    private static InvoiceStore.Invoice charge(Book book, NewInvoice invoice) {
        var account = book.account(invoice.order());
        long lines = 0;
        for (var units : invoice.units()) {
            lines += account.line(units.line()).invoice(units.quantity());
        }
        long level = account.levelOpen;
        account.levelOpen = 0;
        book.invoice(account, invoice.fulfillment(), lines + level);
        return new InvoiceStore.Invoice(invoice.fulfillment(), invoice.order(), lines, level);
    }

    @Override
    public List<MoneyOrder> request(Tx tx, List<MoneyWish> wishes) {
        var orders = wishes.stream().map(MoneyWish::order).toList();
        boolean refunds = wishes.stream().anyMatch(w -> w.kind() == MoneyKind.REFUND);
        var book = refunds ? Book.lockWithLines(tx, orders) : Book.lock(tx, orders);
        var rules = new Wishes(book, InvoiceStore.of(tx, wishes.stream().map(MoneyWish::subject).toList()));
        var decided = wishes.stream().map(rules::decide).toList();
        book.store();
        return decided;
    }

    @Override
    public List<MoneyState> answered(Tx tx, List<MoneyAnswer> answers) {
        return apply(tx, answers, Answers::answered);
    }

    @Override
    public List<Boolean> reported(Tx tx, List<MoneyAnswer> reports) {
        return apply(tx, reports, Answers::reported);
    }

    private interface Application<R> {
        R to(Answers rules, MoneyAnswer answer);
    }

    private static <R> List<R> apply(Tx tx, List<MoneyAnswer> answers, Application<R> application) {
        if (answers.isEmpty()) {
            return List.of();
        }
        var keys = answers.stream().map(MoneyAnswer::key).toList();
        var book = Book.lock(tx, RequestStore.orders(tx, keys));
        var rules = new Answers(tx, book);
        var results = answers.stream().map(a -> application.to(rules, a)).toList();
        book.store();
        return results;
    }

    @Override
    public List<PaymentView> of(Tx tx, Collection<Long> orders) {
        Map<Long, Account> found = AccountStore.read(tx, orders).stream()
                .collect(Collectors.toMap(a -> a.order, Function.identity()));
        return orders.stream().map(found::get).filter(Objects::nonNull).map(Account::view).toList();
    }

    @Override
    public Map<Long, Long> refunds(Tx tx, Collection<Long> orders) {
        var refunds = new HashMap<Long, Long>();
        tx.sql("""
                select subject, sum(amount_minor)::bigint as refunded
                from payments.movement
                where order_id = any(?) and kind = 'refunded'
                group by subject""")
                .longs(orders)
                .rows(rs -> refunds.put(rs.getLong("subject"), rs.getLong("refunded")));
        return refunds;
    }

    @Override
    public List<CurrencyTotal> totals(Tx tx) {
        return tx.sql("""
                select currency, sum(authorized_minor)::bigint as authorized, sum(captured_minor)::bigint as captured,
                    sum(refunded_minor)::bigint as refunded, sum(invoiced_minor)::bigint as invoiced
                from payments.payment
                group by currency
                order by currency""")
                .rows(rs -> new CurrencyTotal(
                        rs.getString("currency"),
                        rs.getLong("authorized"),
                        rs.getLong("captured"),
                        rs.getLong("refunded"),
                        rs.getLong("invoiced")));
    }

    @Override
    public List<String> verify(Tx tx) {
        return MoneyCheck.violations(tx);
    }
}
