package io.crossdock.payments.internal;

import io.crossdock.payments.MovementState;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns payment requests into instructions: a call under a key, or nothing to do. No I/O. */
final class RequestPlanner {

    /** Longest time that any card scheme keeps an authorization. */
    private static final Duration AUTHORIZATION_MAX = Duration.ofDays(30);

    /** New authorizations of an order after its first. */
    private static final int REAUTHORIZATIONS_MAX = 3;

    private final PaymentBook book;
    private final Map<Long, InvoiceStore.Invoice> invoices;

    private final Instant now;

    RequestPlanner(PaymentBook book, Map<Long, InvoiceStore.Invoice> invoices, Instant now) {
        this.book = book;
        this.invoices = invoices;
        this.now = now;
    }

    /** Decides what to do about a capture that was refused. */
    PaymentInstruction reauthorize(PaymentRequest wish) {
        var account = book.account(wish.order());
        var own = book.latest(wish.order(), PaymentOperation.AUTHORIZE, wish.subject());
        if (own != null && own.state.open()) {
            return call(account, own);
        }
        var capture = book.latest(wish.order(), PaymentOperation.CAPTURE, wish.subject());
        var given = book.given(wish.order());
        boolean newer = given != null
                && capture != null
                && given.state == ProviderRequest.State.DONE
                && !given.key.equals(authorizationOf(capture));
        if (account.collected() || newer) {
            return done(account);
        }
        boolean answered = own != null && own.state == ProviderRequest.State.REFUSED && own.entry.equals(wish.entry());
        if (answered
                || given == null
                || !isExpired(given, capture)
                || book.authorizations(wish.order()).size() > REAUTHORIZATIONS_MAX) {
            return new PaymentInstruction.Settled(MovementState.REFUSED);
        }
        if (given.state != ProviderRequest.State.EXPIRED) {
            book.expire(given);
        }
        long amount = account.total - (account.authorized - account.voided);
        return attempt(wish, account, own == null ? 1 : own.attempt + 1, amount);
    }

    private String authorizationOf(ProviderRequest capture) {
        var first = book.authorizations(capture.order).stream().findFirst();
        return capture.authKey != null ? capture.authKey : first.map(r -> r.key).orElse("");
    }

    /** By the provider's word, or because no card's authorization lasts that long. */
    private boolean isExpired(ProviderRequest given, @Nullable ProviderRequest capture) {
        var since = given.requestedAt;
        return given.state == ProviderRequest.State.EXPIRED
                || capture != null && capture.reason.toLowerCase(Locale.ROOT).contains("expired")
                || since != null && since.plus(AUTHORIZATION_MAX).isBefore(now);
    }

    PaymentInstruction decide(PaymentRequest wish) {
        var account = book.account(wish.order());
        if (account.collected() && returnsMoney(wish)) {
            return owed(wish, account);
        }
        var last = book.latest(wish.order(), wish.kind(), wish.subject());
        if (last == null) {
            return first(wish, account);
        }
        if (last.state == ProviderRequest.State.REFUSED && !last.entry.equals(wish.entry())) {
            return attempt(wish, account, last.attempt + 1, again(account, last));
        }
        return switch (last.state) {
            case REQUESTED, ACCEPTED -> call(account, last);
            case DONE, EXPIRED -> done(account);
            case REFUSED -> new PaymentInstruction.Settled(MovementState.REFUSED);
        };
    }

    /**
     * Notes what the channel has of an order and is charged for nothing. @return whether it has to pay back any of it
     */
    boolean giveBack(PaymentRequest wish) {
        var account = book.account(wish.order());
        if (!account.collected()) {
            return false;
        }
        book.received(account);
        return owed(wish, account).equals(new PaymentInstruction.Settled(MovementState.PENDING));
    }

    private static boolean returnsMoney(PaymentRequest wish) {
        return wish.kind() == PaymentOperation.REFUND || wish.kind() == PaymentOperation.VOID;
    }

    /** The channel has the money: nobody is asked, and what is owed stays so until somebody says that it was paid. */
    private PaymentInstruction owed(PaymentRequest wish, OrderAccount account) {
        var obligations = book.obligations();
        var known = obligations.of(account, wish);
        boolean open = known == null || wish.kind() == PaymentOperation.VOID
                ? obligations.owe(account, wish, due(wish, account))
                : known.open() > 0;
        return new PaymentInstruction.Settled(open ? MovementState.PENDING : MovementState.COLLECTED);
    }

    private long due(PaymentRequest wish, OrderAccount account) {
        var obligations = book.obligations();
        var reduction = book.reductions().of(account, wish.subject());
        if (reduction != null) {
            return reduction.amount();
        }
        return wish.kind() == PaymentOperation.VOID
                ? obligations.uncharged(account, toCome(wish, account))
                : Math.min(share(wish, account), obligations.charged(account));
    }

    /** What the units cost that may still be sent, with what is charged beside the lines. */
    private long toCome(PaymentRequest wish, OrderAccount account) {
        long amount = wish.units().isEmpty() ? 0 : account.levelOpen;
        for (var units : wish.units()) {
            amount += account.line(units.line()).price(units.quantity());
        }
        return amount - book.reductions().toBeTaken(account, wish.units(), amount);
    }

    private PaymentInstruction first(PaymentRequest wish, OrderAccount account) {
        if (wish.kind() == PaymentOperation.VOID && nothingToVoid(account)) {
            return new PaymentInstruction.Settled(MovementState.DONE);
        }
        return attempt(wish, account, 1, amount(wish, account));
    }

    /** The amount of a further attempt; another refund may have used up part of it. */
    private long again(OrderAccount account, ProviderRequest last) {
        return last.kind == PaymentOperation.REFUND
                ? Math.min(last.amount, book.refundableButFor(account))
                : last.amount;
    }

    private boolean nothingToVoid(OrderAccount account) {
        var auth = book.authorization(account.order);
        return auth == null
                || auth.state == ProviderRequest.State.REFUSED
                || auth.state == ProviderRequest.State.EXPIRED
                || auth.state == ProviderRequest.State.DONE && book.voidable(account) == 0;
    }

    private long amount(PaymentRequest wish, OrderAccount account) {
        return switch (wish.kind()) {
            case AUTHORIZE -> account.total - (account.collected() ? 0 : account.lowered);
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

    private long refund(PaymentRequest wish, OrderAccount account) {
        return Math.min(share(wish, account), book.refundableButFor(account));
    }

    /** The charge for these units; for a lost parcel, also the shipping and surcharges charged with it. */
    private long share(PaymentRequest wish, OrderAccount account) {
        var reduction = book.reductions().of(account, wish.subject());
        if (reduction != null) {
            return reduction.back;
        }
        var lost = invoices.get(wish.subject());
        long amount = lost == null ? 0 : lost.levelMinor();
        for (var units : wish.units()) {
            long refund = account.line(units.line()).refund(units.quantity());
            amount += refund - book.reductions().giveUp(account, units, refund);
        }
        account.touched = true;
        return amount;
    }

    private PaymentInstruction attempt(PaymentRequest wish, OrderAccount account, int attempt, long amount) {
        var key = wish.name() + "-" + wish.kind().word() + (attempt == 1 ? "" : "-" + attempt);
        long most = wish.kind() == PaymentOperation.REFUND ? Math.min(amount, book.refundable(account)) : amount;
        var request = new ProviderRequest(key, wish.kind(), wish.subject(), wish.order(), attempt, wish.entry(), most);
        if (most < amount) {
            book.withhold(request, amount - most);
        }
        book.add(request);
        if (account.collected() || most == 0) {
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
                authorization(account, request), () -> request.key + " without an authorization");
        if (request.kind == PaymentOperation.CAPTURE || request.kind == PaymentOperation.REFUND) {
            request.authKey = auth.key;
        }
        return new PaymentInstruction.Call(
                request.kind,
                request.key,
                new Money(request.amount, account.currency),
                Objects.requireNonNullElse(account.token, ""),
                account.reference,
                account.provider,
                new PaymentInstruction.Authorization(
                        auth.key,
                        new Money(auth.amount, account.currency),
                        request.kind == PaymentOperation.AUTHORIZE ? null : auth.reference));
    }

    private @Nullable ProviderRequest authorization(OrderAccount account, ProviderRequest request) {
        var known = request.authKey == null ? null : book.request(request.authKey);
        if (known != null) {
            return known;
        }
        return switch (request.kind) {
            case AUTHORIZE -> request;
            case CAPTURE -> book.given(account.order);
            case REFUND -> book.charged(account.order);
            case VOID -> book.authorization(account.order);
        };
    }
}
