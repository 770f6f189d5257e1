package io.crossdock.payments.internal;

import io.crossdock.payments.MoneyKind;
import io.crossdock.payments.MoneyOrder;
import io.crossdock.payments.MoneyState;
import io.crossdock.payments.MoneyWish;
import io.crossdock.shared.Money;
import java.util.Map;
import java.util.Objects;

/** Decides what each wish comes to: a call under a key, or nothing to do. No I/O. */
final class Wishes {

    private final Book book;
    private final Map<Long, InvoiceStore.Invoice> invoices;

    Wishes(Book book, Map<Long, InvoiceStore.Invoice> invoices) {
        this.book = book;
        this.invoices = invoices;
    }

    MoneyOrder decide(MoneyWish wish) {
        var account = book.account(wish.order());
        var last = book.latest(wish.order(), wish.kind(), wish.subject());
        if (last == null) {
            return first(wish, account);
        }
        if (last.state == Request.State.REFUSED && !last.entry.equals(wish.entry())) {
            return attempt(wish, account, last.attempt + 1, again(account, last));
        }
        return switch (last.state) {
            case REQUESTED, ACCEPTED -> call(account, last);
            case DONE -> done(account);
            case REFUSED -> new MoneyOrder.Settled(MoneyState.REFUSED);
        };
    }

    private MoneyOrder first(MoneyWish wish, Account account) {
        if (wish.kind() == MoneyKind.VOID && nothingToVoid(account)) {
            return new MoneyOrder.Settled(MoneyState.DONE);
        }
        return attempt(wish, account, 1, amount(wish, account));
    }

    /** A refund that was refused may have been overtaken by another one. */
    private long again(Account account, Request last) {
        return last.kind == MoneyKind.REFUND ? Math.min(last.amount, book.refundable(account)) : last.amount;
    }

    private boolean nothingToVoid(Account account) {
        var auth = book.latest(account.order, MoneyKind.AUTHORIZE, account.order);
        return auth == null
                || auth.state == Request.State.REFUSED
                || auth.state == Request.State.DONE && book.voidable(account) == 0;
    }

    private long amount(MoneyWish wish, Account account) {
        return switch (wish.kind()) {
            case AUTHORIZE -> account.total;
            case CAPTURE -> invoice(wish).total();
            case REFUND -> refund(wish, account);
            case VOID -> account.authorized == 0 ? account.total : book.voidable(account);
        };
    }

    private InvoiceStore.Invoice invoice(MoneyWish wish) {
        var invoice = invoices.get(wish.subject());
        if (invoice == null) {
            throw new IllegalStateException(wish.name() + " is to be captured and has no invoice");
        }
        return invoice;
    }

    /** What was charged for these units; with a lost parcel, also the shipping and surcharges that were charged with it. */
    private long refund(MoneyWish wish, Account account) {
        var lost = invoices.get(wish.subject());
        long amount = lost == null ? 0 : lost.levelMinor();
        for (var units : wish.units()) {
            amount += account.line(units.line()).refund(units.quantity());
        }
        account.touched = true;
        return Math.min(amount, book.refundable(account));
    }

    private MoneyOrder attempt(MoneyWish wish, Account account, int attempt, long amount) {
        var key = wish.name() + "-" + wish.kind().word() + (attempt == 1 ? "" : "-" + attempt);
        var request = new Request(key, wish.kind(), wish.subject(), wish.order(), attempt, wish.entry(), amount);
        book.add(request);
        if (account.collected() || amount == 0) {
            request.state = Request.State.DONE;
            book.book(request);
            return done(account);
        }
        return call(account, request);
    }

    private static MoneyOrder done(Account account) {
        return new MoneyOrder.Settled(account.collected() ? MoneyState.COLLECTED : MoneyState.DONE);
    }

    private MoneyOrder call(Account account, Request request) {
        var auth = Objects.requireNonNull(
                book.latest(account.order, MoneyKind.AUTHORIZE, account.order), () -> request.key + " without an authorization");
        return new MoneyOrder.Call(
                request.kind,
                request.key,
                new Money(request.amount, account.currency),
                Objects.requireNonNullElse(account.token, ""),
                request.kind == MoneyKind.AUTHORIZE ? null : auth.psp,
                auth.key,
                new Money(auth.amount, account.currency));
    }
}
