package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.shared.ListIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code payments.invoice}. */
final class InvoiceStore {

    private InvoiceStore() {}

    /**
     * The invoice of a fulfillment.
     *
     * @param levelMinor shipping and surcharges charged with it
     * @param creditMinor what prices that were lowered after the order take off
     * @param appliedMinor what a charge at the order pays of it
     */
    record Invoice(
            long fulfillment, long order, long linesMinor, long levelMinor, long creditMinor, long appliedMinor) {

        long total() {
            return linesMinor + levelMinor - creditMinor;
        }

        /** What is captured for it. */
        long due() {
            return total() - appliedMinor;
        }
    }

    static Map<Long, Invoice> of(Tx tx, Collection<Long> fulfillments) {
        var found = tx.sql("""
                select fulfillment, order_id, lines_minor, level_minor, credit_minor, applied_minor
                from payments.invoice
                where fulfillment = any(?)""")
                .longs(fulfillments)
                .rows(rs -> new Invoice(
                        rs.getLong("fulfillment"),
                        rs.getLong("order_id"),
                        rs.getLong("lines_minor"),
                        rs.getLong("level_minor"),
                        rs.getLong("credit_minor"),
                        rs.getLong("applied_minor")));
        return ListIndex.by(found, Invoice::fulfillment);
    }

    /** What of invoices is neither captured nor written off; without those where nothing is. */
    static Map<Long, Long> owed(Tx tx, Collection<Long> fulfillments) {
        var owed = new HashMap<Long, Long>();
        tx.sql("""
                select i.fulfillment, i.lines_minor + i.level_minor - i.credit_minor - i.applied_minor - coalesce((
                    select sum(case m.kind when 'capture-reversed' then -m.amount_minor else m.amount_minor end)
                    from payments.movement m
                    where m.order_id = i.order_id and m.subject = i.fulfillment
                        and m.kind in ('captured', 'capture-reversed', 'written-off')), 0)::bigint as owed
                from payments.invoice i
                where i.fulfillment = any(?)""").longs(fulfillments).rows(rs -> {
            owed.put(rs.getLong("fulfillment"), rs.getLong("owed"));
            return true;
        });
        owed.values().removeIf(open -> open <= 0);
        return owed;
    }

    /**
     * Takes back what a charge at the order has paid, of the latest invoices first, since that charge was taken back.
     *
     * @return fulfillments whose invoices are owed now
     */
    static List<Long> unapply(Tx tx, long order, long amount) {
        return tx.sql("""
                with paid as (
                    select fulfillment, applied_minor,
                        sum(applied_minor) over (order by at desc, fulfillment desc) - applied_minor as later
                    from payments.invoice
                    where order_id = ? and applied_minor > 0
                )
                update payments.invoice i
                set applied_minor = p.applied_minor - least(p.applied_minor, ? - p.later)
                from paid p
                where i.fulfillment = p.fulfillment and p.later < ?
                returning i.fulfillment""").value(order).value(amount).value(amount).rows(rs -> rs.getLong("fulfillment"));
    }

    static void insert(Tx tx, List<Invoice> invoices) {
        if (invoices.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into payments.invoice
                    (fulfillment, order_id, lines_minor, level_minor, credit_minor, applied_minor, at)
                select fulfillment, order_id, lines_minor, level_minor, credit_minor, applied_minor, ?
                from unnest(?, ?, ?, ?, ?, ?) as i
                    (fulfillment, order_id, lines_minor, level_minor, credit_minor, applied_minor)""")
                .value(tx.at())
                .longs(invoices, Invoice::fulfillment)
                .longs(invoices, Invoice::order)
                .longs(invoices, Invoice::linesMinor)
                .longs(invoices, Invoice::levelMinor)
                .longs(invoices, Invoice::creditMinor)
                .longs(invoices, Invoice::appliedMinor)
                .update();
    }
}
