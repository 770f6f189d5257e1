package io.crossdock.storedvalue.internal;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.shared.ListIndex;
import io.crossdock.storedvalue.NewValue;
import io.crossdock.storedvalue.ValueAccount;
import io.crossdock.storedvalue.ValueAnswer;
import io.crossdock.storedvalue.ValueCode;
import io.crossdock.storedvalue.ValueFact;
import io.crossdock.storedvalue.ValueId;
import io.crossdock.storedvalue.ValueLedger;
import io.crossdock.storedvalue.ValueMove;
import io.crossdock.storedvalue.ValueMovement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Stored value in PostgreSQL. */
@Component
final class StoredValueLedger implements ValueLedger {

    @Override
    public List<ValueAccount> issue(Tx tx, List<NewValue> fresh) {
        var made = ValueStore.insert(tx, fresh);
        var accounts = byKey(tx, fresh.stream().map(NewValue::key).toList());
        for (var value : fresh) {
            var account = accounts.get(value.key());
            if (account == null) {
                throw new IllegalStateException("the code of " + value.key() + " is that of another account");
            }
            if (made.contains(value.key())) {
                tx.emit(
                        account.id().value(),
                        ISSUED,
                        new ValueFact(
                                account.id().toString(),
                                value.terms().kind().toString(),
                                account.lastFour(),
                                value.amountMinor(),
                                value.terms().currency(),
                                value.reason()));
            }
        }
        return fresh.stream()
                .map(value -> ListIndex.known(accounts, value.key()))
                .toList();
    }

    @Override
    public Map<String, ValueAccount> byKey(Tx tx, Collection<String> keys) {
        return ValueStore.byKey(tx, keys);
    }

    @Override
    public Map<String, ValueAccount> byCode(Tx tx, Collection<ValueCode> codes) {
        return ValueStore.byHash(tx, codes.stream().map(ValueCode::hash).toList());
    }

    @Override
    public List<ValueAccount> of(Tx tx, Collection<ValueId> ids) {
        Map<Long, AccountRow> found = ListIndex.by(
                ValueStore.read(tx, ids.stream().map(ValueId::value).toList()), a -> a.id);
        return ids.stream()
                .map(id -> found.get(id.value()))
                .filter(Objects::nonNull)
                .map(AccountRow::view)
                .toList();
    }

    @Override
    public List<ValueMovement> movements(Tx tx, ValueId id, int most) {
        return ValueStore.movements(tx, id, most);
    }

    @Override
    public void become(Tx tx, Collection<ValueId> ids, String state, String reason) {
        var book = ValueBook.lock(tx, ids.stream().map(ValueId::value).toList());
        EventType<ValueFact> fact = state.equals(ValueAccount.BLOCKED) ? BLOCKED : UNBLOCKED;
        for (var account : book.accounts()) {
            if (!account.state.equals(state)) {
                book.become(account, state);
                tx.emit(account.id, fact, account.fact(account.balance, reason));
            }
        }
        book.store();
    }

    @Override
    public List<ValueAnswer> move(Tx tx, List<ValueMove> moves) {
        var book = ValueBook.of(tx, moves);
        var answers = moves.stream().map(m -> move(tx, book, m)).toList();
        book.store();
        return answers;
    }

    private static ValueAnswer move(Tx tx, ValueBook book, ValueMove move) {
        var known = book.answered(move.key());
        if (known != null) {
            return repeated(known, move);
        }
        var account = book.account(move);
        var reservation = book.reservation(move);
        var refusal = ValueMoveRule.refusal(move, account, reservation, tx.at());
        if (refusal == null && account != null) {
            carryOut(book, move, account);
        }
        return book.answer(
                new AnsweredMove(move.key(), move.kind().word(), move.amount().minor(), refusal));
    }

    private static ValueAnswer repeated(AnsweredMove known, ValueMove move) {
        boolean ahead = known.refusal() != null && known.amount() == 0;
        boolean same = known.kind().equals(move.kind().word())
                && (known.amount() == move.amount().minor()
                        || ahead
                        || move.kind().word().equals("void"));
        return same ? known.answer() : new ValueAnswer(move.key(), "this key was used for another request");
    }

    private static void carryOut(ValueBook book, ValueMove move, AccountRow account) {
        var reservation = book.reservation(move);
        switch (move.kind()) {
            case AUTHORIZE -> book.reserve(account, move);
            case CAPTURE -> book.capture(account, Objects.requireNonNull(reservation), move);
            case REFUND -> book.refund(account, Objects.requireNonNull(reservation), move);
            case VOID -> {
                if (reservation == null) {
                    book.refuseAhead(move);
                } else {
                    book.release(account, reservation, move);
                }
            }
        }
    }

    @Override
    public int expire(Tx tx, int most) {
        var due = ValueStore.expired(tx, most);
        if (due.isEmpty()) {
            return 0;
        }
        var book = ValueBook.lock(tx, due);
        for (var account : book.accounts()) {
            if (account.expired(tx.at()) && account.available() > 0) {
                tx.emit(account.id, EXPIRED, account.fact(account.available(), "it has expired"));
                book.expire(account);
            }
        }
        book.store();
        return due.size();
    }

    @Override
    public List<String> verify(Tx tx) {
        return ValueStore.differing(tx).stream()
                .map(id -> new ValueId(id) + ": what it has differs from its movements or reservations")
                .toList();
    }
}
