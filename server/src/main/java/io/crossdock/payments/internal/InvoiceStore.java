package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.shared.ListIndex;
import java.time.Instant;
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
     */
    record Invoice(long fulfillment, long order, long linesMinor, long levelMinor, long creditMinor) {

        long total() {
            return linesMinor + levelMinor - creditMinor;
        }
    }

    static Map<Long, Invoice> of(Tx tx, Collection<Long> fulfillments) {
        var found = tx.sql("""
                select fulfillment, order_id, lines_minor, level_minor, credit_minor
                from payments.invoice
                where fulfillment = any(?)""")
                .longs(fulfillments)
                .rows(rs -> new Invoice(
                        rs.getLong("fulfillment"),
                        rs.getLong("order_id"),
                        rs.getLong("lines_minor"),
                        rs.getLong("level_minor"),
                        rs.getLong("credit_minor")));
        return ListIndex.by(found, Invoice::fulfillment);
    }

    /** What of invoices is neither captured nor written off; without those where nothing is. */
    static Map<Long, Long> owed(Tx tx, Collection<Long> fulfillments) {
        var owed = new HashMap<Long, Long>();
        tx.sql("""
                select i.fulfillment, i.lines_minor + i.level_minor - i.credit_minor - coalesce((
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

    static void insert(Tx tx, List<Invoice> invoices) {
        if (invoices.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into payments.invoice (fulfillment, order_id, lines_minor, level_minor, credit_minor, at)
                select fulfillment, order_id, lines_minor, level_minor, credit_minor, ?
                from unnest(?, ?, ?, ?, ?) as i (fulfillment, order_id, lines_minor, level_minor, credit_minor)""")
                .value(tx.at())
                .longs(invoices, Invoice::fulfillment)
                .longs(invoices, Invoice::order)
                .longs(invoices, Invoice::linesMinor)
                .longs(invoices, Invoice::levelMinor)
                .longs(invoices, Invoice::creditMinor)
                .update();
    }

    /**
     * One sentence each: invoices from before a time that differ from what was captured; a refused capture has its
     * case.
     */
    static List<String> uncaptured(Tx tx, Instant before, int most) {
        return tx.sql("""
                select i.fulfillment, i.lines_minor + i.level_minor - i.credit_minor as invoiced,
                    coalesce(sum(m.amount), 0)::bigint as captured
                from payments.invoice i
                left join (
                    select subject, order_id,
                        case kind when 'capture-reversed' then -amount_minor else amount_minor end as amount
                    from payments.movement
                    where kind in ('captured', 'capture-reversed', 'written-off')
                    ) m on m.subject = i.fulfillment and m.order_id = i.order_id
                group by i.fulfillment
                having coalesce(sum(m.amount), 0) <> i.lines_minor + i.level_minor - i.credit_minor
                    and (coalesce(sum(m.amount), 0) <> 0 and not exists (
                            select from payments.request r
                            join payments.payment p on p.order_id = r.order_id and p.tenders > 1
                            where r.subject = i.fulfillment and r.kind = 'capture' and r.state <> 'done')
                        or i.at < ? and not exists (
                        select from payments.request r
                        where r.subject = i.fulfillment and r.kind = 'capture' and r.state = 'refused'))
                order by i.fulfillment
                limit ?""")
                .value(before)
                .value(most)
                .rows(rs -> "F" + rs.getLong("fulfillment") + ": invoiced " + rs.getLong("invoiced") + " and captured "
                        + rs.getLong("captured"));
    }

    /** One sentence each: orders whose invoices differ from the units charged. */
    static List<String> differing(Tx tx, int most) {
        return tx.sql("""
                with shares as (
                    select order_id, sum(div(net_minor::numeric * invoiced_units, quantity)) as minor
                    from payments.line
                    group by order_id
                ), invoiced as (
                    select order_id, sum(lines_minor) as minor
                    from payments.invoice
                    group by order_id
                )
                select s.order_id
                from shares s
                left join invoiced i on i.order_id = s.order_id
                where s.minor <> coalesce(i.minor, 0)
                order by s.order_id
                limit ?""")
                .value(most)
                .rows(rs -> "O" + rs.getLong("order_id") + ": invoices differ from the units charged");
    }
}
