package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.payments.OpenObligation;
import io.crossdock.shared.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code payments.obligation}. Read and changed under the lock of the order's payment row. */
final class ObligationStore {

    private ObligationStore() {}

    /** Of these orders, the oldest first. */
    static List<Obligation> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select key, order_id, subject, cause, amount_minor, settled_minor, at
                from payments.obligation
                where order_id = any(?)
                order by at, key""").longs(new TreeSet<>(orders)).rows(Obligation::read);
    }

    /** What is open for these subjects; 0 where all is settled, and nothing for subjects that never had one. */
    static Map<Long, Long> openOf(Tx tx, Collection<Long> subjects) {
        var open = new HashMap<Long, Long>();
        tx.sql("""
                select subject, sum(amount_minor - settled_minor)::bigint as minor
                from payments.obligation
                where subject = any(?)
                group by subject
                """).longs(new TreeSet<>(subjects)).rows(rs -> open.put(rs.getLong("subject"), rs.getLong("minor")));
        return open;
    }

    static List<OpenObligation> open(Tx tx, int most) {
        return tx.sql("""
                select o.order_id, o.subject, o.amount_minor - o.settled_minor as open, p.currency
                from payments.payment p
                join payments.obligation o on o.order_id = p.order_id
                where p.owed_minor > 0 and o.settled_at is null
                order by o.order_id, o.subject
                limit ?""")
                .value(most)
                .rows(rs -> new OpenObligation(
                        rs.getLong("order_id"), rs.getLong("subject"), rs.getLong("open"), rs.getString("currency")));
    }

    /**
     * Orders whose balance of what is owed is another than their obligations say, or whose channel has to pay back what
     * is charged, or more than it was given.
     */
    static List<Long> differing(Tx tx, int most) {
        return tx.sql("""
                with o as (
                    select order_id, sum(amount_minor - settled_minor) as open, sum(settled_minor) as settled,
                        sum(amount_minor) as amount,
                        sum(amount_minor) filter (where cause = 'canceled') as canceled
                    from payments.obligation
                    group by order_id
                )
                select p.order_id
                from payments.payment p
                left join o on o.order_id = p.order_id
                where p.owed_minor <> coalesce(o.open, 0)
                    or p.refunded_minor + p.voided_minor < coalesce(o.settled, 0)
                    or p.authorized_minor < o.amount
                    or p.authorized_minor < o.canceled + p.invoiced_minor
                order by p.order_id
                limit ?""").value(most).rows(rs -> rs.getLong("order_id"));
    }

    static void insert(Tx tx, List<Obligation> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into payments.obligation
                    (key, order_id, subject, cause, amount_minor, settled_minor, at, settled_at)
                select key, order_id, subject, cause, amount_minor, settled_minor, ?, settled_at
                from unnest(?, ?, ?, ?, ?, ?, ?) as o
                    (key, order_id, subject, cause, amount_minor, settled_minor, settled_at)""")
                .value(tx.at())
                .texts(fresh, o -> o.key)
                .longs(fresh, o -> o.order)
                .longs(fresh, o -> o.subject)
                .texts(fresh, o -> Words.of(o.cause))
                .longs(fresh, o -> o.amount)
                .longs(fresh, o -> o.settled)
                .times(fresh, o -> o.settledAt(tx.at()))
                .update();
    }

    static void update(Tx tx, List<Obligation> changed) {
        if (changed.isEmpty()) {
            return;
        }
        tx.sql("""
                update payments.obligation o
                set amount_minor = d.amount, settled_minor = d.settled, settled_at = d.settled_at
                from unnest(?, ?, ?, ?) as d (key, amount, settled, settled_at)
                where o.key = d.key""")
                .texts(changed, o -> o.key)
                .longs(changed, o -> o.amount)
                .longs(changed, o -> o.settled)
                .times(changed, o -> o.settledAt(tx.at()))
                .update();
    }

    /** Of debts of which nothing is left: the channel had no money of them. */
    static void delete(Tx tx, List<Obligation> ended) {
        if (!ended.isEmpty()) {
            tx.sql("delete from payments.obligation where key = any(?)")
                    .texts(ended, o -> o.key)
                    .update();
        }
    }
}
