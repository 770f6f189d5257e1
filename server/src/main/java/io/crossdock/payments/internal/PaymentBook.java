package io.crossdock.payments.internal;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.payments.MoneyMoved;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.Payments;
import io.crossdock.shared.ListIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The money of a set of orders, locked in key order, with their requests. {@link #store} writes everything that is
 * booked.
 */
final class PaymentBook {

    private static final String SAID_BY_PROVIDER = "provider";

    private final Tx tx;
    private final Map<Long, OrderAccount> accounts = new HashMap<>();
    private final Map<String, ProviderRequest> requests = new LinkedHashMap<>();
    private final Map<Long, List<ProviderRequest>> byOrder = new HashMap<>();
    private final Set<ProviderRequest> fresh = new LinkedHashSet<>();
    private final List<MovementStore.Row> movements = new ArrayList<>();
    private ObligationBook obligations;
    private ReductionBook reductions;

    private PaymentBook(Tx tx) {
        this.tx = tx;
        this.obligations = new ObligationBook(tx, this, List.of());
        this.reductions = new ReductionBook(tx, this, List.of());
    }

    static PaymentBook lock(Tx tx, Collection<Long> orders) {
        return of(tx, orders, AccountStore.lock(tx, orders));
    }

    /** Orders as they are, to be read alone: nothing of them is stored. */
    static PaymentBook readWithLines(Tx tx, Collection<Long> orders) {
        var book = of(tx, orders, AccountStore.read(tx, orders));
        AccountStore.lines(tx, orders, book.accounts);
        return book;
    }

    private static PaymentBook of(Tx tx, Collection<Long> orders, List<OrderAccount> accounts) {
        var book = new PaymentBook(tx);
        accounts.forEach(a -> book.accounts.put(a.order, a));
        readTenders(tx, book.accounts);
        ProviderRequestStore.of(tx, orders).forEach(book::keep);
        var elsewhere = book.accounts.values().stream()
                .filter(OrderAccount::collected)
                .map(a -> a.order)
                .toList();
        if (!elsewhere.isEmpty()) {
            book.obligations = new ObligationBook(tx, book, ObligationStore.of(tx, elsewhere));
        }
        var reduced = book.accounts.values().stream()
                .filter(a -> a.reduced > 0 || a.prepaid > 0)
                .map(a -> a.order)
                .toList();
        if (!reduced.isEmpty()) {
            book.reductions = new ReductionBook(tx, book, ReductionStore.of(tx, reduced));
        }
        return book;
    }

    /** Those of orders that have several; one statement, and none where no order has. */
    static void readTenders(Tx tx, Map<Long, OrderAccount> accounts) {
        var split = accounts.values().stream()
                .filter(a -> a.split)
                .map(a -> a.order)
                .toList();
        if (!split.isEmpty()) {
            TenderStore.of(tx, split)
                    .forEach(t -> ListIndex.known(accounts, t.order).tenders.add(t));
        }
    }

    /** Like {@link #lock}, with the lines. */
    static PaymentBook lockWithLines(Tx tx, Collection<Long> orders) {
        var book = lock(tx, orders);
        AccountStore.lines(tx, orders, book.accounts);
        return book;
    }

    /** What channels have to pay back. */
    ObligationBook obligations() {
        return obligations;
    }

    /** Prices that were lowered after the order. */
    ReductionBook reductions() {
        return reductions;
    }

    OrderAccount account(long order) {
        var account = accounts.get(order);
        if (account == null) {
            throw new IllegalArgumentException("no payment was opened for order " + order);
        }
        return account;
    }

    @Nullable
    ProviderRequest request(String key) {
        return requests.get(key);
    }

    private void keep(ProviderRequest request) {
        request.ahead = request.subject == request.order || tender(request).extension == request.subject;
        requests.put(request.key, request);
        byOrder.computeIfAbsent(request.order, k -> new ArrayList<>()).add(request);
    }

    /** The latest attempt of a tender; null where there is none. */
    @Nullable
    ProviderRequest latest(TenderAccount tender, PaymentOperation kind, long subject) {
        return of(tender)
                .filter(r -> r.kind == kind && r.subject == subject)
                .max(Comparator.comparingInt(r -> r.attempt))
                .orElse(null);
    }

    /** The latest attempts of all tenders that have some, in the sequence in which tenders are charged. */
    List<ProviderRequest> latest(OrderAccount account, PaymentOperation kind, long subject) {
        return account.tenders.stream()
                .map(tender -> latest(tender, kind, subject))
                .filter(Objects::nonNull)
                .toList();
    }

    /** All of a tender. */
    Stream<ProviderRequest> of(TenderAccount tender) {
        return byOrder.getOrDefault(tender.order, List.of()).stream().filter(r -> r.tender == tender.tender);
    }

    /** The tender that a request is about. */
    TenderAccount tender(ProviderRequest request) {
        return account(request.order).tender(request.tender);
    }

    /** The request of an order that a provider knows by this reference; null where there is none. */
    @Nullable
    ProviderRequest referred(OrderAccount account, String reference) {
        return byOrder.getOrDefault(account.order, List.of()).stream()
                .filter(r -> reference.equals(r.reference))
                .findFirst()
                .orElse(null);
    }

    /** The newest authorization of a tender that was not refused, else the newest; null where there is none. */
    @Nullable
    ProviderRequest authorization(TenderAccount tender) {
        var all = authorizations(tender);
        return all.stream()
                .filter(r -> r.state != ProviderRequest.State.REFUSED)
                .reduce((_, b) -> b)
                .orElse(all.isEmpty() ? null : all.getLast());
    }

    /** The newest authorization that the provider has given. */
    @Nullable
    ProviderRequest given(TenderAccount tender) {
        return authorizations(tender).stream()
                .filter(r -> r.state == ProviderRequest.State.DONE || r.state == ProviderRequest.State.EXPIRED)
                .reduce((_, b) -> b)
                .orElse(null);
    }

    /** All authorizations of a tender, the oldest first. */
    List<ProviderRequest> authorizations(TenderAccount tender) {
        return of(tender)
                .filter(r -> r.kind == PaymentOperation.AUTHORIZE)
                .sorted(Comparator.comparing(r -> Objects.requireNonNullElse(r.requestedAt, Instant.MAX)))
                .toList();
    }

    /** The authorization of which most is captured and not refunded: money goes back by the way that it came. */
    @Nullable
    ProviderRequest charged(TenderAccount tender) {
        var first = authorizations(tender).stream().findFirst();
        if (first.isEmpty()) {
            return null;
        }
        var left = new HashMap<String, Long>();
        for (var r : of(tender).toList()) {
            var key = Objects.requireNonNullElse(r.authKey, first.get().key);
            if (r.kind == PaymentOperation.CAPTURE && r.state == ProviderRequest.State.DONE) {
                left.merge(key, r.amount, Long::sum);
            } else if (r.kind == PaymentOperation.REFUND && r.state != ProviderRequest.State.REFUSED) {
                left.merge(key, -r.amount, Long::sum);
            }
        }
        return left.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(e -> requests.get(e.getKey()))
                .orElse(first.get());
    }

    /** Books what a channel says that it has. Without the event: nobody confirms the order by it. */
    void received(ProviderRequest request) {
        var account = account(request.order);
        request.state = ProviderRequest.State.DONE;
        add(request);
        account.authorize(account.tender(1), request.amount);
        append(movement(request, account, "authorized", request.amount));
    }

    /** Books what the checkout has authorized. */
    void handedIn(OrderAccount account, String reference) {
        if (!authorizations(account.tender(1)).isEmpty()) {
            throw new IllegalStateException("O" + account.order + " has an authorization already");
        }
        var request = authorized(account);
        request.reference = reference;
        request.handedIn = true;
        add(request);
        book(request);
    }

    /** An authorization of the whole order that somebody else has, under the key that our own would have. */
    static ProviderRequest authorized(OrderAccount account) {
        var key = "O" + account.order + "-" + PaymentOperation.AUTHORIZE.word();
        var request = new ProviderRequest(
                key, PaymentOperation.AUTHORIZE, account.order, account.order, 1, "", account.total);
        request.state = ProviderRequest.State.DONE;
        return request;
    }

    /** Ends an authorization: what is neither captured nor about to be can't be any more. */
    void expire(ProviderRequest authorization) {
        var account = account(authorization.order);
        var tender = tender(authorization);
        long open = voidable(tender);
        authorization.state = ProviderRequest.State.EXPIRED;
        authorization.touched = true;
        account.giveUp(tender, open);
        append(new MovementStore.Row(
                account.order,
                authorization.subject,
                "voided",
                open,
                account.currency,
                authorization.key + "-expired",
                "provider",
                authorization.reference,
                authorization.tender,
                null));
        tx.emit(
                authorization.subject,
                Payments.EXPIRED,
                account.moved(tender, authorization.key, open, SAID_BY_PROVIDER, ""));
    }

    /** Books a movement that nobody here asked for, with the fact of it. */
    void bookTold(OrderAccount account, TenderAccount tender, ToldMovement told) {
        account.touched = true;
        append(new MovementStore.Row(
                account.order,
                told.subject(),
                told.kind(),
                told.amount(),
                account.currency,
                told.key(),
                told.source(),
                told.reference(),
                tender.tender,
                told.cause()));
        tx.emit(
                told.subject(),
                told.fact(),
                account.moved(tender, told.key(), told.amount(), told.source(), told.reason()));
    }

    /** Captured, less what has gone back, or is about to: refunded, and taken back by the customer's bank. */
    long refundable(OrderAccount account) {
        return account.tenders.stream().mapToLong(this::refundable).sum();
    }

    /** The same of one tender: it never gets more than was captured of it. */
    long refundable(TenderAccount tender) {
        return Math.max(0, refundableButFor(tender) - tender.disputed);
    }

    /** As {@link #refundable}, as if no bank had taken money back. */
    long refundableButFor(TenderAccount tender) {
        return Math.max(0, tender.captured - tender.refunded - underWay(tender, PaymentOperation.REFUND));
    }

    /** What a further refund may take of a tender: not what another one was refused, which it is still owed. */
    long refundRoom(TenderAccount tender) {
        return refundableButFor(tender) - refused(tender, PaymentOperation.REFUND);
    }

    /** What was asked for last, by subject, and refused. */
    long refused(TenderAccount tender, PaymentOperation kind) {
        var asked = new HashMap<Long, ProviderRequest>();
        of(tender)
                .filter(r -> r.kind == kind && (kind != PaymentOperation.CAPTURE || !r.ahead))
                .forEach(r -> asked.merge(r.subject, r, (a, b) -> a.attempt > b.attempt ? a : b));
        return asked.values().stream()
                .filter(r -> r.state == ProviderRequest.State.REFUSED)
                .mapToLong(r -> r.amount)
                .sum();
    }

    /** Tells a person that a refund is not paid, or not all of it, because the customer has that money already. */
    void withhold(ProviderRequest request, long amount) {
        request.raise(
                tx,
                PaymentCaseKinds.REFUND_WITHHELD,
                ("%d %s are not paid back: the customer's bank has taken them back. If the bank undoes that, they are"
                                + " owed again")
                        .formatted(amount, account(request.order).currency));
    }

    /**
     * Takes back what was booked for a request, of which the provider says now that no money moved.
     *
     * @return false if that can't be, because the money has moved since
     */
    boolean reverse(ProviderRequest request) {
        var account = account(request.order);
        var tender = tender(request);
        switch (request.kind) {
            case CAPTURE -> {
                account.capture(request, -request.amount);
                AccountStore.reversed(tx, request);
                TenderStore.reversed(tx, request);
            }
            case REFUND -> {
                if (tender.refunded < request.amount) {
                    return false;
                }
                account.refund(tender, -request.amount);
            }
            case AUTHORIZE, VOID -> {
                return false;
            }
        }
        append(new MovementStore.Row(
                account.order,
                request.subject,
                request.kind.word() + "-reversed",
                request.amount,
                account.currency,
                request.key + "-reversed",
                request.source(account),
                request.reference,
                request.tender,
                null));
        return true;
    }

    /** Authorized, and neither captured, voided nor about to be captured. */
    long voidable(TenderAccount tender) {
        return Math.max(0, tender.open() - underWay(tender, PaymentOperation.CAPTURE));
    }

    long underWay(TenderAccount tender, PaymentOperation kind) {
        return of(tender)
                .filter(r -> r.kind == kind && r.state.open())
                .mapToLong(r -> r.amount)
                .sum();
    }

    @Nullable
    OrderAccount find(long order) {
        return accounts.get(order);
    }

    void add(ProviderRequest request) {
        keep(request);
        fresh.add(request);
    }

    void invoice(OrderAccount account, long fulfillment, long amount) {
        account.invoiced += amount;
        account.touched = true;
        var key = (fulfillment == account.order ? "O" : "F") + fulfillment + "-invoice";
        append(new MovementStore.Row(
                account.order, fulfillment, "invoiced", amount, account.currency, key, "goods", null, 1, null));
        tx.emit(
                fulfillment,
                Payments.INVOICED,
                new MoneyMoved("O" + account.order, key, amount, account.currency, "goods", ""));
    }

    /** Books a request that the provider has done. */
    void book(ProviderRequest request) {
        var account = account(request.order);
        var tender = tender(request);
        switch (request.kind) {
            case AUTHORIZE -> {
                account.authorize(tender, request.amount);
                tx.settle(PaymentCaseKinds.AUTHORIZATION_EXPIRED.settled(account.order, "it was authorized anew"));
                told(request, account, "authorized", Payments.AUTHORIZED, request.amount);
                voidLate(account, tender);
            }
            case CAPTURE -> {
                account.capture(request, request.amount);
                told(request, account, "captured", Payments.CAPTURED, request.amount);
                if (account.captured - account.prepaid > account.invoiced - account.credited - account.applied) {
                    request.raise(tx, PaymentCaseKinds.MONEY_MOVED_OUTSIDE, "goods of it came back before");
                }
                if (request.attempt > 1) {
                    tx.settle(PaymentCaseKinds.CAPTURE_OWED.settled(request.subject, "it was captured"));
                }
            }
            case REFUND -> {
                account.refund(tender, request.amount);
                told(request, account, "refunded", Payments.REFUNDED, request.amount);
            }
            case VOID -> bookVoid(request, account);
        }
    }

    /** Voids what is open at the time of booking, which may differ from what was open at the request. */
    private void bookVoid(ProviderRequest request, OrderAccount account) {
        var tender = tender(request);
        long open = voidable(tender);
        account.giveUp(tender, open);
        told(request, account, "voided", Payments.VOIDED, open);
    }

    /** Books the void when the authorization is reported after it. */
    private void voidLate(OrderAccount account, TenderAccount tender) {
        of(tender)
                .filter(r -> r.kind == PaymentOperation.VOID && r.state == ProviderRequest.State.DONE)
                .findFirst()
                .ifPresent(given -> bookVoid(given, account));
    }

    private void told(
            ProviderRequest request, OrderAccount account, String kind, EventType<MoneyMoved> fact, long amount) {
        append(movement(request, account, kind, amount));
        tx.emit(request.subject, fact, moved(request, account, amount));
    }

    private static MovementStore.Row movement(ProviderRequest request, OrderAccount account, String kind, long amount) {
        return new MovementStore.Row(
                account.order,
                request.subject,
                kind,
                amount,
                account.currency,
                request.key,
                request.source(account),
                request.reference,
                request.tender,
                null);
    }

    private void append(MovementStore.Row movement) {
        if (movement.amount() > 0) {
            movements.add(movement);
        }
    }

    MoneyMoved moved(ProviderRequest request, OrderAccount account, long amount) {
        return account.moved(tender(request), request.key, amount, request.source(account), request.reason);
    }

    /** Writes everything, one statement per table. */
    void store() {
        // Updates first: an authorization that has expired makes room for the next one of its subject.
        var changed = requests.values().stream().filter(r -> r.touched && !fresh.contains(r));
        ProviderRequestStore.update(tx, changed.toList());
        ProviderRequestStore.insert(tx, List.copyOf(fresh));
        var touched = accounts.values().stream()
                .filter(a -> a.touched)
                .sorted(Comparator.comparingLong(a -> a.order))
                .toList();
        AccountStore.update(tx, touched);
        TenderStore.update(
                tx,
                touched.stream()
                        .filter(a -> a.split)
                        .flatMap(a -> a.tenders.stream())
                        .toList());
        obligations.store();
        reductions.store();
        MovementStore.append(tx, movements);
    }
}
