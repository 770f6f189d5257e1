package io.crossdock.storedvalue.internal;

import io.crossdock.engine.Tx;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.shared.ListIndex;
import io.crossdock.storedvalue.ValueAnswer;
import io.crossdock.storedvalue.ValueId;
import io.crossdock.storedvalue.ValueMove;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Locked accounts with what orders have reserved of them. {@link #store} writes everything that was decided. */
final class ValueBook {

    private final Tx tx;
    private final Map<Long, AccountRow> accounts;
    private final Map<String, ValueReservation> reservations = new HashMap<>();
    private final Map<String, AnsweredMove> answered = new HashMap<>();
    private final List<AnsweredMove> fresh = new ArrayList<>();
    private final List<LedgerRow> rows = new ArrayList<>();

    private ValueBook(Tx tx, Collection<Long> ids) {
        this.tx = tx;
        this.accounts = new HashMap<>(ListIndex.by(ValueStore.lock(tx, ids), a -> a.id));
    }

    static ValueBook lock(Tx tx, Collection<Long> ids) {
        return new ValueBook(tx, ids);
    }

    /** With what was asked before under these keys: whoever asks the same at once has waited for the lock. */
    static ValueBook of(Tx tx, List<ValueMove> moves) {
        var book = new ValueBook(
                tx,
                moves.stream()
                        .flatMap(m -> ValueId.parse(m.token()).stream())
                        .map(ValueId::value)
                        .toList());
        ValueStore.reservations(tx, moves.stream().map(ValueMove::reservation).toList())
                .forEach(r -> book.reservations.put(r.key, r));
        var keys = new ArrayList<String>();
        moves.forEach(m -> keys.addAll(List.of(m.key(), m.reservation())));
        ValueStore.answered(tx, keys).forEach(a -> book.answered.put(a.key(), a));
        return book;
    }

    List<AccountRow> accounts() {
        return List.copyOf(accounts.values());
    }

    @Nullable
    AccountRow account(ValueMove move) {
        return ValueId.parse(move.token()).map(id -> accounts.get(id.value())).orElse(null);
    }

    @Nullable
    ValueReservation reservation(ValueMove move) {
        return reservations.get(move.reservation());
    }

    @Nullable
    AnsweredMove answered(String key) {
        return answered.get(key);
    }

    ValueAnswer answer(AnsweredMove move) {
        answered.put(move.key(), move);
        fresh.add(move);
        return move.answer();
    }

    /** Refuses a reservation that is given up before it was asked for. */
    void refuseAhead(ValueMove move) {
        if (!answered.containsKey(move.reservation())) {
            answer(new AnsweredMove(
                    move.reservation(), PaymentOperation.AUTHORIZE.word(), 0, "it was given up before it was asked"));
        }
    }

    void reserve(AccountRow account, ValueMove move) {
        var reservation =
                new ValueReservation(move.key(), account.id, move.amount().minor());
        reservation.fresh = true;
        reservations.put(reservation.key, reservation);
        account.reserved += reservation.amount;
        append(account, "reserved", reservation.amount, move.key(), move.reservation());
    }

    void capture(AccountRow account, ValueReservation reservation, ValueMove move) {
        long amount = move.amount().minor();
        reservation.captured += amount;
        reservation.touched = true;
        account.reserved -= amount;
        account.balance -= amount;
        append(account, "captured", amount, move.key(), move.reservation());
    }

    void release(AccountRow account, ValueReservation reservation, ValueMove move) {
        long open = reservation.open();
        reservation.released += open;
        reservation.touched = true;
        account.reserved -= open;
        append(account, "released", open, move.key(), move.reservation());
    }

    void refund(AccountRow account, ValueReservation reservation, ValueMove move) {
        long amount = move.amount().minor();
        reservation.refunded += amount;
        reservation.touched = true;
        account.balance += amount;
        append(account, "refunded", amount, move.key(), move.reservation());
    }

    /** Takes off what nobody has reserved. */
    void expire(AccountRow account) {
        long lost = account.available();
        if (lost > 0) {
            account.balance -= lost;
            rows.add(new LedgerRow(
                    account.id,
                    "expired",
                    lost,
                    new ValueId(account.id) + "-expired-" + tx.nextId(),
                    null,
                    "it has expired"));
            account.touched = true;
        }
    }

    void become(AccountRow account, String state) {
        account.state = state;
        account.touched = true;
    }

    private void append(AccountRow account, String kind, long amount, String key, String reservation) {
        account.touched = true;
        if (amount > 0) {
            rows.add(new LedgerRow(account.id, kind, amount, key, reservation, ""));
        }
    }

    void store() {
        ValueStore.insertReservations(
                tx, reservations.values().stream().filter(r -> r.fresh).toList());
        ValueStore.updateReservations(
                tx, reservations.values().stream().filter(r -> r.touched).toList());
        ValueStore.update(tx, accounts.values().stream().filter(a -> a.touched).toList());
        ValueStore.insertAnswers(tx, fresh);
        ValueStore.append(tx, rows);
    }
}
