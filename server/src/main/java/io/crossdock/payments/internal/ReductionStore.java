package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code payments.reduction}. Read and changed under the lock of the order's payment row. */
final class ReductionStore {

    private ReductionStore() {}

    /** Of these orders, the oldest first. */
    static List<BookedReduction> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select subject, order_id, line, lowered_minor, back_minor, open_minor, open_units, kept_minor,
                    kept_units, cause
                from payments.reduction
                where order_id = any(?)
                order by at, subject""").longs(new TreeSet<>(orders)).rows(BookedReduction::read);
    }

    /** Orders by subject; without subjects that are none. */
    static Map<Long, Long> orders(Tx tx, Collection<Long> subjects) {
        var orders = new HashMap<Long, Long>();
        tx.sql("""
                select subject, order_id
                from payments.reduction
                where subject = any(?)""")
                .longs(new TreeSet<>(subjects))
                .rows(rs -> orders.put(rs.getLong("subject"), rs.getLong("order_id")));
        return orders;
    }

    /**
     * Those of these orders with sums of the whole order that nothing was taken off yet, or charged for more than left.
     */
    static List<Long> unused(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select distinct order_id
                from payments.reduction
                where order_id = any(?) and line is null and open_minor > 0
                union
                select order_id
                from payments.payment
                where order_id = any(?) and applied_minor < prepaid_minor
                order by order_id""")
                .longs(new TreeSet<>(orders))
                .longs(new TreeSet<>(orders))
                .rows(rs -> rs.getLong("order_id"));
    }

    /** Orders whose balances are others than their reductions say, or whose invoices take off more than that. */
    static List<Long> differing(Tx tx, int most) {
        return tx.sql("""
                with r as (
                    select order_id, sum(amount_minor) as reduced, sum(lowered_minor) as lowered,
                        sum(open_minor) as open
                    from payments.reduction
                    where cause = 'price'
                    group by order_id
                ), i as (
                    select order_id, sum(credit_minor) as credit
                    from payments.invoice
                    where credit_minor > 0
                    group by order_id
                )
                select p.order_id
                from payments.payment p
                left join r on r.order_id = p.order_id
                left join i on i.order_id = p.order_id
                where p.reduced_minor <> coalesce(r.reduced, 0)
                    or p.lowered_minor <> coalesce(r.lowered, 0)
                    or coalesce(i.credit, 0) <> coalesce(r.lowered, 0) - coalesce(r.open, 0)
                order by p.order_id
                limit ?""").value(most).rows(rs -> rs.getLong("order_id"));
    }

    static void insert(Tx tx, List<BookedReduction> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into payments.reduction (
                    subject, order_id, line, amount_minor, lowered_minor, back_minor, open_minor, open_units,
                    kept_minor, kept_units, cause, at)
                select subject, order_id, nullif(line, 0), lowered + back, lowered, back, open, open_units, kept,
                    kept_units, cause, ?
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as r
                    (subject, order_id, line, lowered, back, open, open_units, kept, kept_units, cause)""")
                .value(tx.at())
                .longs(fresh, r -> r.subject)
                .longs(fresh, r -> r.order)
                .ints(fresh, r -> r.line == null ? 0 : r.line)
                .longs(fresh, r -> r.lowered)
                .longs(fresh, r -> r.back)
                .longs(fresh, r -> r.open)
                .longs(fresh, r -> r.openUnits)
                .longs(fresh, r -> r.kept)
                .longs(fresh, r -> r.keptUnits)
                .texts(fresh, r -> r.unsent ? "unsent" : "price")
                .update();
    }

    static void update(Tx tx, List<BookedReduction> changed) {
        if (changed.isEmpty()) {
            return;
        }
        tx.sql("""
                update payments.reduction r
                set amount_minor = d.lowered + d.back, lowered_minor = d.lowered, back_minor = d.back,
                    open_minor = d.open, open_units = d.open_units, kept_minor = d.kept, kept_units = d.kept_units
                from unnest(?, ?, ?, ?, ?, ?, ?) as d (subject, lowered, back, open, open_units, kept, kept_units)
                where r.subject = d.subject""")
                .longs(changed, r -> r.subject)
                .longs(changed, r -> r.lowered)
                .longs(changed, r -> r.back)
                .longs(changed, r -> r.open)
                .longs(changed, r -> r.openUnits)
                .longs(changed, r -> r.kept)
                .longs(changed, r -> r.keptUnits)
                .update();
    }
}
