package io.crossdock.payments.internal;

import io.crossdock.payments.MovementState;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private final CreditRule credits;
    private final Instant now;

    RequestPlanner(PaymentBook book, Map<Long, InvoiceStore.Invoice> invoices, CreditRule credits, Instant now) {
        this.book = book;
        this.invoices = invoices;
        this.credits = credits;
        this.now = now;
    }

    /** Decides what to do about a capture that was refused: of several tenders about each that was. */
    PaymentInstruction reauthorize(PaymentRequest wish) {
        var account = book.account(wish.order());
        if (!account.split) {
            return reauthorize(wish, account, account.tender(1));
        }
        return together(book.latest(account, PaymentOperation.CAPTURE, wish.subject()).stream()
                .filter(capture -> capture.state == ProviderRequest.State.REFUSED)
                .map(capture -> reauthorize(wish, account, account.tender(capture.tender)))
                .toList());
    }

    private PaymentInstruction reauthorize(PaymentRequest wish, OrderAccount account, TenderAccount tender) {
        var own = book.latest(tender, PaymentOperation.AUTHORIZE, wish.subject());
        if (own != null && own.state.open()) {
            return call(account, own);
        }
        var capture = book.latest(tender, PaymentOperation.CAPTURE, wish.subject());
        var given = book.given(tender);
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
                || book.authorizations(tender).size() > REAUTHORIZATIONS_MAX) {
            return new PaymentInstruction.Settled(MovementState.REFUSED);
        }
        if (given.state != ProviderRequest.State.EXPIRED) {
            book.expire(given);
        }
        long asked = book.underWay(tender, PaymentOperation.AUTHORIZE);
        long all = account.tenders.stream()
                .mapToLong(t -> book.underWay(t, PaymentOperation.AUTHORIZE))
                .sum();
        long amount = Math.min(
                account.total + account.asked - (account.authorized - account.voided) - all,
                tender.limit - (tender.authorized - tender.voided) - asked);
        if (amount <= 0 && asked > 0) {
            return new PaymentInstruction.Settled(MovementState.PENDING); // that of another parcel may do for this one
        }
        return attempt(wish, tender, own == null ? 1 : own.attempt + 1, amount);
    }

    private String authorizationOf(ProviderRequest capture) {
        var first = book.authorizations(book.tender(capture)).stream().findFirst();
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
        var further = account.extended(wish.subject());
        if (further != null) {
            return further(wish, account, further);
        }
        if (wish.kind() == PaymentOperation.VOID && wish.subject() != wish.order()) {
            return done(account); // an extension that has asked no tender
        }
        var known = book.latest(account, wish.kind(), wish.subject());
        if (known.isEmpty()) {
            return first(wish, account);
        }
        return together(
                wish.kind() == PaymentOperation.CAPTURE && !isOfOrder(wish)
                        ? chargeAgain(wish, account, known)
                        : known.stream()
                                .map(last -> again(wish, account, last, amountAgain(wish, last)))
                                .toList());
    }

    /**
     * What an extension asks of its tender alone. It is charged at once where the order was charged before its goods
     * leave; else its goods are charged like all others.
     */
    private PaymentInstruction further(PaymentRequest wish, OrderAccount account, TenderAccount tender) {
        var last = book.latest(tender, wish.kind(), wish.subject());
        if (last != null) {
            return again(wish, account, last, last.amount);
        }
        return switch (wish.kind()) {
            case AUTHORIZE -> attempt(wish, tender, 1, tender.limit);
            case CAPTURE -> account.prepaid == 0 ? done(account) : attempt(wish, tender, 1, book.voidable(tender));
            case VOID -> nothingToVoid(tender) ? done(account) : attempt(wish, tender, 1, voidAmount(tender));
            case REFUND -> throw new IllegalStateException(wish.name() + " is an extension: it refunds nothing");
        };
    }

    /** Goods that came back since are charged no more. */
    private List<PaymentInstruction> chargeAgain(
            PaymentRequest wish, OrderAccount account, List<ProviderRequest> known) {
        long left = invoice(wish).due()
                - known.stream()
                        .filter(last -> last.state != ProviderRequest.State.REFUSED)
                        .mapToLong(last -> last.amount)
                        .sum();
        var parts = new ArrayList<PaymentInstruction>();
        for (var last : known) {
            boolean refused = last.state == ProviderRequest.State.REFUSED;
            long amount = refused ? Math.clamp(left, 0, last.amount) : last.amount;
            left -= refused ? amount : 0;
            parts.add(refused && amount == 0 ? done(account) : again(wish, account, last, amount));
        }
        return parts;
    }

    /** The refund as it would be asked for now, if it was not; without a call. */
    PaymentInstruction note(PaymentRequest wish) {
        var account = book.account(wish.order());
        if (!account.collected()
                && book.latest(account, wish.kind(), wish.subject()).isEmpty()
                && !isChargedFirst(wish, account)) {
            refunds(wish, account).stream()
                    .filter(share -> share.amount() > 0)
                    .forEach(share -> attempt(wish, share.tender(), 1, share.amount()));
        }
        return new PaymentInstruction.Settled(MovementState.PENDING);
    }

    /** The calls whose effect is not known, under the same keys; nothing is asked that was not asked before. */
    PaymentInstruction repeat(PaymentRequest wish) {
        var account = book.account(wish.order());
        return together(book.latest(account, wish.kind(), wish.subject()).stream()
                .map(last -> last.state.open() ? call(account, last) : known(last))
                .toList());
    }

    private static PaymentInstruction known(ProviderRequest last) {
        return new PaymentInstruction.Settled(
                last.state == ProviderRequest.State.REFUSED ? MovementState.REFUSED : MovementState.DONE);
    }

    /** The instructions for several tenders as one. */
    private static PaymentInstruction together(List<PaymentInstruction> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var calls = new ArrayList<PaymentInstruction.Call>();
        var rest = MovementState.DONE;
        for (var part : parts) {
            switch (part) {
                case PaymentInstruction.Call call -> calls.add(call);
                case PaymentInstruction.Settled settled ->
                    rest = settled.state() == MovementState.REFUSED ? MovementState.REFUSED : rest;
                case PaymentInstruction.Split split ->
                    throw new IllegalStateException("a part of several tenders is of one");
            }
        }
        if (calls.isEmpty()) {
            return new PaymentInstruction.Settled(rest);
        }
        return calls.size() == 1 && rest == MovementState.DONE
                ? calls.getFirst()
                : new PaymentInstruction.Split(calls, rest);
    }

    private PaymentInstruction again(PaymentRequest wish, OrderAccount account, ProviderRequest last, long amount) {
        if (last.state == ProviderRequest.State.REFUSED && !last.entry.equals(wish.entry())) {
            return attempt(wish, book.tender(last), last.attempt + 1, amount);
        }
        return switch (last.state) {
            case REQUESTED, ACCEPTED -> call(account, last);
            case DONE, EXPIRED -> done(account);
            case REFUSED -> new PaymentInstruction.Settled(MovementState.REFUSED);
        };
    }

    /**
     * Notes what the channel has of an order and is charged for nothing; what was charged at the order and is not sent
     * begins to be paid back. @return whether a channel has to pay back any of it
     */
    boolean giveBack(PaymentRequest wish) {
        var account = book.account(wish.order());
        if (!account.collected()) {
            if (account.prepaid > 0) {
                book.reductions().returnUnspent(account, toCome(wish, account));
            }
            return false;
        }
        book.obligations().received(account);
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

    private long toCome(PaymentRequest wish, OrderAccount account) {
        return book.reductions().toCome(account, wish.units());
    }

    private PaymentInstruction first(PaymentRequest wish, OrderAccount account) {
        if (wish.kind() == PaymentOperation.VOID && account.tenders.stream().allMatch(this::nothingToVoid)) {
            return new PaymentInstruction.Settled(MovementState.DONE);
        }
        if (wish.kind() == PaymentOperation.REFUND && isChargedFirst(wish, account)) {
            return new PaymentInstruction.Settled(MovementState.PENDING);
        }
        if (wish.kind() == PaymentOperation.CAPTURE && isPaid(wish, account)) {
            return done(account);
        }
        var shares = shares(wish, account);
        return shares.isEmpty()
                ? attempt(wish, account.tenders.getFirst(), 1, 0)
                : together(shares.stream()
                        .map(share -> attempt(wish, share.tender(), 1, share.amount()))
                        .toList());
    }

    /** What each tender has to move, in the sequence in which they are asked; without those that have nothing to. */
    private List<TenderShareRule.Share> shares(PaymentRequest wish, OrderAccount account) {
        return switch (wish.kind()) {
            case AUTHORIZE -> planned(account, account.total - (account.collected() ? 0 : account.lowered));
            case CAPTURE -> charges(wish, account);
            case REFUND -> refunds(wish, account);
            case VOID ->
                account.tenders.stream()
                        .filter(tender -> !nothingToVoid(tender))
                        .map(tender -> new TenderShareRule.Share(tender, voidAmount(tender)))
                        .toList();
        };
    }

    private List<TenderShareRule.Share> refunds(PaymentRequest wish, OrderAccount account) {
        long worth = share(wish, account);
        boolean lowered = book.reductions().of(account, wish.subject()) != null;
        long wanted = lowered ? worth : worth - credits.credit(account, wish, worth);
        var only = account.tenders.getFirst();
        return account.split
                ? TenderShareRule.fill(wanted, account.refundSequence(), book::refundRoom)
                : List.of(new TenderShareRule.Share(only, Math.min(wanted, book.refundableButFor(only))));
    }

    /** Whether a charge is under way that may be needed to pay this back: its answer is waited for. */
    private boolean isChargedFirst(PaymentRequest wish, OrderAccount account) {
        long underWay = 0;
        long room = 0;
        for (var tender : account.tenders) {
            underWay += book.underWay(tender, PaymentOperation.CAPTURE);
            room += book.refundableButFor(tender);
        }
        var lost = invoices.get(wish.subject());
        long worth = lost == null ? 0 : lost.levelMinor();
        for (var units : wish.units()) {
            worth += account.line(units.line()).worth(units.quantity());
        }
        return underWay > 0 && room < worth;
    }

    private List<TenderShareRule.Share> charges(PaymentRequest wish, OrderAccount account) {
        long amount = isOfOrder(wish) ? toCome(wish, account) : invoice(wish).due();
        return account.split
                ? TenderShareRule.fill(amount, account.tenders, tender -> chargeable(account, tender))
                : List.of(new TenderShareRule.Share(account.tenders.getFirst(), amount));
    }

    /** An order is charged before its goods leave; by a channel, at its own time. */
    static boolean isOfOrder(PaymentRequest wish) {
        return wish.kind() == PaymentOperation.CAPTURE && wish.subject() == wish.order();
    }

    /** Whether there is nothing to charge: the channel has the money, or it was charged at the order. */
    private boolean isPaid(PaymentRequest wish, OrderAccount account) {
        return isOfOrder(wish)
                ? account.collected() || toCome(wish, account) == 0
                : invoice(wish).appliedMinor() > 0 && invoice(wish).due() == 0;
    }

    /** What tenders are charged of an amount that is charged at once: what was added, by the tender opened for it. */
    private static List<TenderShareRule.Share> planned(OrderAccount account, long amount) {
        var added = account.tenders.stream()
                .filter(tender -> tender.extension != 0 && tender.counts)
                .map(tender -> new TenderShareRule.Share(tender, tender.limit))
                .toList();
        long rest =
                amount - added.stream().mapToLong(TenderShareRule.Share::amount).sum();
        var shares = TenderShareRule.fill(rest, account.tenders, tender -> tender.extension == 0 ? tender.limit : 0);
        shares.addAll(added);
        return shares;
    }

    /** What is still to be charged of a tender, whatever becomes of the charges that were asked for. */
    private long chargeable(OrderAccount account, TenderAccount tender) {
        long planned = planned(account, account.total).stream()
                .filter(share -> share.tender() == tender)
                .mapToLong(TenderShareRule.Share::amount)
                .sum();
        var asked = new HashMap<Long, ProviderRequest>();
        book.of(tender)
                .filter(request -> request.kind == PaymentOperation.CAPTURE)
                .filter(request -> !request.ahead || request.state != ProviderRequest.State.REFUSED)
                .forEach(request -> asked.merge(request.subject, request, (a, b) -> a.attempt > b.attempt ? a : b));
        return planned - asked.values().stream().mapToLong(r -> r.amount).sum();
    }

    private long voidAmount(TenderAccount tender) {
        return tender.authorized == 0 ? tender.limit : book.voidable(tender);
    }

    /** The amount of a further attempt; another refund may have used up part of it, or less is to be sent. */
    private long amountAgain(PaymentRequest wish, ProviderRequest last) {
        var account = book.account(last.order);
        if (isOfOrder(wish) && !account.split) {
            return Math.min(last.amount, toCome(wish, account));
        }
        return last.kind == PaymentOperation.REFUND
                ? Math.min(last.amount, book.refundableButFor(book.tender(last)))
                : last.amount;
    }

    private boolean nothingToVoid(TenderAccount tender) {
        var auth = book.authorization(tender);
        return auth == null
                || isGivenUp(tender)
                || isStillCharged(tender)
                || auth.state == ProviderRequest.State.REFUSED
                || auth.state == ProviderRequest.State.EXPIRED
                || auth.state == ProviderRequest.State.DONE && book.voidable(tender) == 0;
    }

    /** Whether it is asked already, by the order or by an extension, to give up what it holds. */
    private boolean isGivenUp(TenderAccount tender) {
        return tender.extension != 0
                && book.of(tender)
                        .anyMatch(r -> r.kind == PaymentOperation.VOID && r.state != ProviderRequest.State.REFUSED);
    }

    /**
     * Whether a parcel that has left is still to be charged to the tender: not asked for yet, or refused so far.
     * Whoever is told to void gives up all that it holds; what is left over lapses by itself.
     */
    private boolean isStillCharged(TenderAccount tender) {
        var account = book.account(tender.order);
        return credits.isOwed(account) && (!account.split || book.refused(tender, PaymentOperation.CAPTURE) > 0);
    }

    private InvoiceStore.Invoice invoice(PaymentRequest wish) {
        var invoice = invoices.get(wish.subject());
        if (invoice == null) {
            throw new IllegalStateException(wish.name() + " is to be captured and has no invoice");
        }
        return invoice;
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

    private PaymentInstruction attempt(PaymentRequest wish, TenderAccount tender, int attempt, long amount) {
        var account = book.account(tender.order);
        long most = wish.kind() == PaymentOperation.REFUND ? Math.min(amount, book.refundable(tender)) : amount;
        var key = key(wish, tender, attempt);
        var request = new ProviderRequest(key, wish.kind(), wish.subject(), wish.order(), attempt, wish.entry(), most);
        request.tender = tender.tender;
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

    /** {@code F12-capture}, {@code F12-t2-capture} of a second tender, {@code F12-t2-capture-2} when tried again. */
    private static String key(PaymentRequest wish, TenderAccount tender, int attempt) {
        return wish.name() + (tender.tender == 1 ? "" : "-t" + tender.tender) + "-"
                + wish.kind().word() + (attempt == 1 ? "" : "-" + attempt);
    }

    private static PaymentInstruction done(OrderAccount account) {
        return new PaymentInstruction.Settled(account.collected() ? MovementState.COLLECTED : MovementState.DONE);
    }

    private PaymentInstruction call(OrderAccount account, ProviderRequest request) {
        var auth = Objects.requireNonNull(authorization(request), () -> request.key + " without an authorization");
        if (request.kind == PaymentOperation.CAPTURE || request.kind == PaymentOperation.REFUND) {
            request.authKey = auth.key;
        }
        return new PaymentInstruction.Call(
                request.kind,
                request.key,
                new Money(request.amount, account.currency),
                Objects.requireNonNullElse(book.tender(request).token, ""),
                account.reference,
                book.tender(request).provider,
                new PaymentInstruction.Authorization(
                        auth.key,
                        new Money(auth.amount, account.currency),
                        request.kind == PaymentOperation.AUTHORIZE ? null : auth.reference));
    }

    private @Nullable ProviderRequest authorization(ProviderRequest request) {
        var known = request.authKey == null ? null : book.request(request.authKey);
        if (known != null) {
            return known;
        }
        return switch (request.kind) {
            case AUTHORIZE -> request;
            case CAPTURE -> book.given(book.tender(request));
            case REFUND -> book.charged(book.tender(request));
            case VOID -> book.authorization(book.tender(request));
        };
    }
}
