package io.crossdock.payments.internal;

import io.crossdock.payments.MovementState;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.shared.Money;
import java.util.Map;
import java.util.Objects;

/** Turns payment requests into instructions: a call under a key, or nothing to do. No I/O. */
final class RequestPlanner {

    private final PaymentBook book;
    private final Map<Long, InvoiceStore.Invoice> invoices;

    RequestPlanner(PaymentBook book, Map<Long, InvoiceStore.Invoice> invoices) {
        this.book = book;
        this.invoices = invoices;
    }

    PaymentInstruction decide(PaymentRequest wish) {
        var account = book.account(wish.order());
        var last = book.latest(wish.order(), wish.kind(), wish.subject());
        if (last == null) {
            return first(wish, account);
        }
        if (last.state == ProviderRequest.State.REFUSED && !last.entry.equals(wish.entry())) {
            return attempt(wish, account, last.attempt + 1, again(account, last));
        }
        return switch (last.state) {
            case REQUESTED, ACCEPTED -> call(account, last);
            case DONE -> done(account);
            case REFUSED -> new PaymentInstruction.Settled(MovementState.REFUSED);
        };
    }

    private PaymentInstruction first(PaymentRequest wish, OrderAccount account) {
        if (wish.kind() == PaymentOperation.VOID && nothingToVoid(account)) {
            return new PaymentInstruction.Settled(MovementState.DONE);
        }
        return attempt(wish, account, 1, amount(wish, account));
    }

    /** The amount of a further attempt; another refund may have used up part of it. */
    private long again(OrderAccount account, ProviderRequest last) {
        return last.kind == PaymentOperation.REFUND ? Math.min(last.amount, book.refundable(account)) : last.amount;
    }

    private boolean nothingToVoid(OrderAccount account) {
        var auth = book.latest(account.order, PaymentOperation.AUTHORIZE, account.order);
        return auth == null
                || auth.state == ProviderRequest.State.REFUSED
                || auth.state == ProviderRequest.State.DONE && book.voidable(account) == 0;
    }

    private long amount(PaymentRequest wish, OrderAccount account) {
        return switch (wish.kind()) {
            case AUTHORIZE -> account.total;
            case CAPTURE -> invoice(wish).total();
            case REFUND -> refund(wish, account);
            case VOID -> account.authorized == 0 ? account.total : book.voidable(account);
        };
    }

    private InvoiceStore.Invoice invoice(PaymentRequest wish) {
        var invoice = invoices.get(wish.subject());
        if (invoice == null) {
            throw new IllegalStateException(wish.name() + " is to be captured and has no invoice");
        }
        return invoice;
    }

    /** The charge for these units; for a lost parcel, also the shipping and surcharges charged with it. */
    private long refund(PaymentRequest wish, OrderAccount account) {
        var lost = invoices.get(wish.subject());
        long amount = lost == null ? 0 : lost.levelMinor();
        for (var units : wish.units()) {
            amount += account.line(units.line()).refund(units.quantity());
        }
        account.touched = true;
        return Math.min(amount, book.refundable(account));
    }

    private PaymentInstruction attempt(PaymentRequest wish, OrderAccount account, int attempt, long amount) {
        var key = wish.name() + "-" + wish.kind().word() + (attempt == 1 ? "" : "-" + attempt);
        var request =
                new ProviderRequest(key, wish.kind(), wish.subject(), wish.order(), attempt, wish.entry(), amount);
        book.add(request);
        if (account.collected() || amount == 0) {
            request.state = ProviderRequest.State.DONE;
            book.book(request);
            return done(account);
        }
        return call(account, request);
    }

    private static PaymentInstruction done(OrderAccount account) {
        return new PaymentInstruction.Settled(account.collected() ? MovementState.COLLECTED : MovementState.DONE);
    }

    private PaymentInstruction call(OrderAccount account, ProviderRequest request) {
        var auth = Objects.requireNonNull(
                book.latest(account.order, PaymentOperation.AUTHORIZE, account.order),
                () -> request.key + " without an authorization");
        return new PaymentInstruction.Call(
                request.kind,
                request.key,
                new Money(request.amount, account.currency),
                Objects.requireNonNullElse(account.token, ""),
                account.provider,
                new PaymentInstruction.Authorization(
                        auth.key,
                        new Money(auth.amount, account.currency),
                        request.kind == PaymentOperation.AUTHORIZE ? null : auth.reference));
    }
}
