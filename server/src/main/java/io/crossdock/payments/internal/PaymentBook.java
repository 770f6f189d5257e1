package io.crossdock.payments.internal;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.payments.MoneyMoved;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.Payments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The money of a set of orders, locked in key order, with their requests. {@link #store} writes everything that is
 * booked.
 */
final class PaymentBook {

    private final Tx tx;
    private final Map<Long, OrderAccount> accounts = new HashMap<>();
    private final Map<String, ProviderRequest> requests = new LinkedHashMap<>();
    private final Map<Long, List<ProviderRequest>> byOrder = new HashMap<>();
    private final Set<ProviderRequest> fresh = new LinkedHashSet<>();
    private final List<MovementRow> movements = new ArrayList<>();

    private PaymentBook(Tx tx) {
        this.tx = tx;
    }

    static PaymentBook lock(Tx tx, Collection<Long> orders) {
        var book = new PaymentBook(tx);
        AccountStore.lock(tx, orders).forEach(a -> book.accounts.put(a.order, a));
        ProviderRequestStore.of(tx, orders).forEach(book::keep);
        return book;
    }

    /** Like {@link #lock}, with the lines. */
    static PaymentBook lockWithLines(Tx tx, Collection<Long> orders) {
        var book = lock(tx, orders);
        AccountStore.lines(tx, orders, book.accounts);
        return book;
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
        requests.put(request.key, request);
        byOrder.computeIfAbsent(request.order, k -> new ArrayList<>()).add(request);
    }

    /** The latest attempt; null where there is none. */
    @Nullable
    ProviderRequest latest(long order, PaymentOperation kind, long subject) {
        return byOrder.getOrDefault(order, List.of()).stream()
                .filter(r -> r.kind == kind && r.subject == subject)
                .max(Comparator.comparingInt(r -> r.attempt))
                .orElse(null);
    }

    /** Captured, less what is refunded or about to be. */
    long refundable(OrderAccount account) {
        return account.captured - account.refunded - underWay(account, PaymentOperation.REFUND);
    }

    /** Authorized, and neither captured, voided nor about to be captured. */
    long voidable(OrderAccount account) {
        return Math.max(0, account.open() - underWay(account, PaymentOperation.CAPTURE));
    }

    private long underWay(OrderAccount account, PaymentOperation kind) {
        return byOrder.getOrDefault(account.order, List.of()).stream()
                .filter(r -> r.kind == kind && r.state.open())
                .mapToLong(r -> r.amount)
                .sum();
    }

    void add(ProviderRequest request) {
        keep(request);
        fresh.add(request);
    }

    void invoice(OrderAccount account, long fulfillment, long amount) {
        account.invoiced += amount;
        account.touched = true;
        var key = "F" + fulfillment + "-invoice";
        append(new MovementRow(account.order, fulfillment, "invoiced", amount, account.currency, key, "goods", null));
        tx.emit(
                fulfillment,
                Payments.INVOICED,
                new MoneyMoved("O" + account.order, key, amount, account.currency, "goods", ""));
    }

    /** Books a request that the provider has done. */
    void book(ProviderRequest request) {
        var account = account(request.order);
        account.touched = true;
        switch (request.kind) {
            case AUTHORIZE -> {
                account.authorized += request.amount;
                told(request, account, "authorized", Payments.AUTHORIZED, request.amount);
                voidLate(account);
            }
            case CAPTURE -> {
                account.captured += request.amount;
                told(request, account, "captured", Payments.CAPTURED, request.amount);
            }
            case REFUND -> {
                account.refunded += request.amount;
                told(request, account, "refunded", Payments.REFUNDED, request.amount);
            }
            case VOID -> bookVoid(request, account);
        }
    }

    /** Voids what is open at the time of booking, which may differ from what was open at the request. */
    private void bookVoid(ProviderRequest request, OrderAccount account) {
        long open = voidable(account);
        account.voided += open;
        told(request, account, "voided", Payments.VOIDED, open);
    }

    /** Books the void when the authorization is reported after it. */
    private void voidLate(OrderAccount account) {
        var given = latest(account.order, PaymentOperation.VOID, account.order);
        if (given != null && given.state == ProviderRequest.State.DONE) {
            bookVoid(given, account);
        }
    }

    private void told(
            ProviderRequest request, OrderAccount account, String kind, EventType<MoneyMoved> fact, long amount) {
        var source = account.collected() ? "channel" : "provider";
        append(new MovementRow(
                account.order,
                request.subject,
                kind,
                amount,
                account.currency,
                request.key,
                source,
                request.reference));
        tx.emit(request.subject, fact, moved(request, account, amount));
    }

    private void append(MovementRow movement) {
        if (movement.amount() > 0) {
            movements.add(movement);
        }
    }

    MoneyMoved moved(ProviderRequest request, OrderAccount account, long amount) {
        var source = account.collected() ? "channel" : "provider";
        return new MoneyMoved("O" + account.order, request.key, amount, account.currency, source, request.reason);
    }

    /** Writes everything, one statement per table. */
    void store() {
        ProviderRequestStore.insert(tx, List.copyOf(fresh));
        ProviderRequestStore.update(
                tx,
                requests.values().stream()
                        .filter(r -> r.touched && !fresh.contains(r))
                        .toList());
        var touched = accounts.values().stream()
                .filter(a -> a.touched)
                .sorted(Comparator.comparingLong(a -> a.order))
                .toList();
        AccountStore.update(tx, touched);
        MovementStore.append(tx, movements);
    }
}
