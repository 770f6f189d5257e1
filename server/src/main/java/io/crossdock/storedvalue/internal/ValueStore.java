package io.crossdock.storedvalue.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.storedvalue.NewValue;
import io.crossdock.storedvalue.ValueAccount;
import io.crossdock.storedvalue.ValueId;
import io.crossdock.storedvalue.ValueMovement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The tables of {@code storedvalue}. */
final class ValueStore {

    private static final int SENTENCES_MAX = 100;

    private ValueStore() {}

    /** Inserts accounts of keys that are not known, with their first movement. @return these keys */
    static Set<String> insert(Tx tx, List<NewValue> fresh) {
        var made = new HashMap<String, Long>();
        tx.sql("""
                insert into storedvalue.account
                    (id, key, kind, code_hash, last_four, currency, holder, expires_at, state, issued_minor,
                    balance_minor, reserved_minor, at)
                select id, key, kind, code_hash, last_four, currency, holder, expires_at, 'active', amount, amount, 0, ?
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as v
                    (id, key, kind, code_hash, last_four, currency, holder, expires_at, amount)
                order by key
                on conflict do nothing
                returning id, key""")
                .value(tx.at())
                .longs(fresh, v -> tx.nextId())
                .texts(fresh, NewValue::key)
                .texts(fresh, v -> v.terms().kind().toString())
                .texts(fresh, v -> v.code() == null ? null : v.code().hash())
                .texts(fresh, v -> v.code() == null ? "" : v.code().lastFour())
                .texts(fresh, v -> v.terms().currency())
                .texts(fresh, v -> v.terms().holder())
                .times(fresh, v -> v.terms().expiresAt())
                .longs(fresh, NewValue::amountMinor)
                .rows(rs -> made.put(rs.getString("key"), rs.getLong("id")));
        append(
                tx,
                fresh.stream()
                        .filter(v -> made.containsKey(v.key()))
                        .map(v -> new LedgerRow(
                                Objects.requireNonNull(made.get(v.key())),
                                "issued",
                                v.amountMinor(),
                                new ValueId(Objects.requireNonNull(made.get(v.key()))) + "-issued",
                                null,
                                v.reason()))
                        .toList());
        return made.keySet();
    }

    static List<AccountRow> lock(Tx tx, Collection<Long> ids) {
        return tx.sql("""
                select id, kind, last_four, currency, holder, expires_at, state, issued_minor, balance_minor,
                    reserved_minor
                from storedvalue.account
                where id = any(?)
                order by id
                for no key update""").longs(new TreeSet<>(ids)).rows(AccountRow::read);
    }

    static List<AccountRow> read(Tx tx, Collection<Long> ids) {
        return tx.sql("""
                select id, kind, last_four, currency, holder, expires_at, state, issued_minor, balance_minor,
                    reserved_minor
                from storedvalue.account
                where id = any(?)""").longs(new TreeSet<>(ids)).rows(AccountRow::read);
    }

    static Map<String, ValueAccount> byKey(Tx tx, Collection<String> keys) {
        var found = new HashMap<String, ValueAccount>();
        tx.sql("""
                select key, id, kind, last_four, currency, holder, expires_at, state, issued_minor, balance_minor,
                    reserved_minor
                from storedvalue.account
                where key = any(?)""")
                .texts(new TreeSet<>(keys))
                .rows(rs -> found.put(rs.getString("key"), AccountRow.read(rs).view()));
        return found;
    }

    static Map<String, ValueAccount> byHash(Tx tx, Collection<String> hashes) {
        var found = new HashMap<String, ValueAccount>();
        tx.sql("""
                select code_hash, id, kind, last_four, currency, holder, expires_at, state, issued_minor,
                    balance_minor, reserved_minor
                from storedvalue.account
                where code_hash = any(?)""")
                .texts(new TreeSet<>(hashes))
                .rows(rs ->
                        found.put(rs.getString("code_hash"), AccountRow.read(rs).view()));
        return found;
    }

    /** Accounts that have expired and still have something that nobody has reserved. */
    static List<Long> expired(Tx tx, int most) {
        return tx.sql("""
                select id
                from storedvalue.account
                where expires_at <= ? and balance_minor > 0 and balance_minor > reserved_minor
                order by expires_at
                limit ?""").value(tx.at()).value(most).rows(rs -> rs.getLong("id"));
    }

    static void update(Tx tx, List<AccountRow> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        tx.sql("""
                update storedvalue.account a
                set balance_minor = d.balance, reserved_minor = d.reserved, state = d.state
                from unnest(?, ?, ?, ?) as d (id, balance, reserved, state)
                where a.id = d.id""")
                .longs(accounts, a -> a.id)
                .longs(accounts, a -> a.balance)
                .longs(accounts, a -> a.reserved)
                .texts(accounts, a -> a.state)
                .update();
    }

    /** Read under the lock of their accounts. */
    static List<ValueReservation> reservations(Tx tx, Collection<String> keys) {
        return tx.sql("""
                select key, account_id, amount_minor, captured_minor, released_minor, refunded_minor
                from storedvalue.reservation
                where key = any(?)""").texts(new TreeSet<>(keys)).rows(ValueReservation::read);
    }

    static void insertReservations(Tx tx, List<ValueReservation> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into storedvalue.reservation
                    (key, account_id, amount_minor, captured_minor, released_minor, refunded_minor)
                select key, account_id, amount, captured, released, refunded
                from unnest(?, ?, ?, ?, ?, ?) as r
                    (key, account_id, amount, captured, released,
                    refunded)""").columns(sql -> columns(sql, rows)).update();
    }

    private static Sql columns(Sql sql, List<ValueReservation> rows) {
        return sql.texts(rows, r -> r.key)
                .longs(rows, r -> r.account)
                .longs(rows, r -> r.amount)
                .longs(rows, r -> r.captured)
                .longs(rows, r -> r.released)
                .longs(rows, r -> r.refunded);
    }

    static void updateReservations(Tx tx, List<ValueReservation> touched) {
        var rows = touched.stream().filter(r -> !r.fresh).toList();
        if (rows.isEmpty()) {
            return;
        }
        tx.sql("""
                update storedvalue.reservation r
                set captured_minor = d.captured, released_minor = d.released, refunded_minor = d.refunded
                from unnest(?, ?, ?, ?, ?, ?) as d (key, account_id, amount, captured, released, refunded)
                where r.key = d.key""").columns(sql -> columns(sql, rows)).update();
    }

    static List<AnsweredMove> answered(Tx tx, Collection<String> keys) {
        return tx.sql("""
                select key, kind, amount_minor, refusal
                from storedvalue.request
                where key = any(?)""")
                .texts(new TreeSet<>(keys))
                .rows(rs -> new AnsweredMove(
                        rs.getString("key"),
                        rs.getString("kind"),
                        rs.getLong("amount_minor"),
                        rs.getString("refusal")));
    }

    /** A request for an account that nobody has is answered the same at any time, so a second answer is left out. */
    static void insertAnswers(Tx tx, List<AnsweredMove> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into storedvalue.request (key, kind, amount_minor, refusal, at)
                select key, kind, amount, refusal, ?
                from unnest(?, ?, ?, ?) as r (key, kind, amount, refusal)
                order by key
                on conflict do nothing""")
                .value(tx.at())
                .texts(fresh, AnsweredMove::key)
                .texts(fresh, AnsweredMove::kind)
                .longs(fresh, AnsweredMove::amount)
                .texts(fresh, AnsweredMove::refusal)
                .update();
    }

    static void append(Tx tx, List<LedgerRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into storedvalue.movement
                    (id, account_id, kind, amount_minor, key, reservation, actor, reason, at)
                select id, account_id, kind, amount, key, reservation, ?, reason, ?
                from unnest(?, ?, ?, ?, ?, ?, ?) as m (id, account_id, kind, amount, key, reservation, reason)""")
                .value(tx.actor())
                .value(tx.at())
                .longs(rows, r -> tx.nextId())
                .longs(rows, LedgerRow::account)
                .texts(rows, LedgerRow::kind)
                .longs(rows, LedgerRow::amount)
                .texts(rows, LedgerRow::key)
                .texts(rows, LedgerRow::reservation)
                .texts(rows, LedgerRow::reason)
                .update();
    }

    static List<ValueMovement> movements(Tx tx, ValueId id, int most) {
        return tx.sql("""
                select kind, amount_minor, key, actor, reason, at
                from storedvalue.movement
                where account_id = ?
                order by id desc
                limit ?""")
                .value(id.value())
                .value(most)
                .rows(rs -> new ValueMovement(
                        rs.getString("kind"),
                        rs.getLong("amount_minor"),
                        rs.getString("key"),
                        rs.getString("actor"),
                        rs.getString("reason"),
                        Sql.time(rs, "at")));
    }

    /** Accounts whose balances differ from their movements or reservations. */
    static Set<Long> differing(Tx tx) {
        return new HashSet<>(tx.sql("""
                with ledger as (
                    select account_id,
                        sum(case when kind in ('issued', 'refunded') then amount_minor
                            when kind in ('captured', 'expired') then -amount_minor else 0 end) as balance,
                        sum(case kind when 'reserved' then amount_minor when 'released' then -amount_minor
                            when 'captured' then -amount_minor else 0 end) as reserved
                    from storedvalue.movement
                    group by account_id
                ), held as (
                    select account_id, sum(amount_minor - captured_minor - released_minor) as reserved
                    from storedvalue.reservation
                    group by account_id
                )
                select a.id
                from storedvalue.account a
                left join ledger l on l.account_id = a.id
                left join held h on h.account_id = a.id
                where a.balance_minor is distinct from l.balance
                    or a.reserved_minor is distinct from l.reserved
                    or a.reserved_minor <> coalesce(h.reserved, 0)
                order by a.id
                limit ?""").value(SENTENCES_MAX).rows(rs -> rs.getLong("id")));
    }
}
