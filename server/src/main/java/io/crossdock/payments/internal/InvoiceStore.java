package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.shared.ListIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code payments.invoice}. */
final class InvoiceStore {

    private InvoiceStore() {}

    /**
     * The invoice of a fulfillment.
     *
     * @param levelMinor shipping and surcharges charged with it
     * @param creditMinor what prices that were lowered after the order take off
     * @param returnedMinor what is charged no more, since its goods came back or were lost before
     * @param appliedMinor what a charge at the order pays of it
     */
    record Invoice(
            long fulfillment,
            long order,
            long linesMinor,
            long levelMinor,
            long creditMinor,
            long returnedMinor,
            long appliedMinor) {

        long total() {
            return linesMinor + levelMinor - creditMinor - returnedMinor;
        }

        /** What is captured for it. */
        long due() {
            return total() - appliedMinor;
        }
    }

    /** What of an invoice is neither captured nor written off. */
    record Uncharged(long order, long fulfillment, long minor) {}

    private static final String UNCHARGED = """
            select i.order_id, i.fulfillment,
                i.lines_minor + i.level_minor - i.credit_minor - i.returned_minor - i.applied_minor - coalesce((
                    select sum(case m.kind when 'capture-reversed' then -m.amount_minor else m.amount_minor end)
                    from payments.movement m
                    where m.order_id = i.order_id and m.subject = i.fulfillment and m.subject <> m.order_id
                        and m.kind in ('captured', 'capture-reversed', 'written-off')), 0)::bigint as minor
            from payments.invoice i
            """;

    static Map<Long, Invoice> of(Tx tx, Collection<Long> fulfillments) {
        var found = tx.sql("""
                select fulfillment, order_id, lines_minor, level_minor, credit_minor, returned_minor, applied_minor
                from payments.invoice
                where fulfillment = any(?)""")
                .longs(fulfillments)
                .rows(rs -> new Invoice(
                        rs.getLong("fulfillment"),
                        rs.getLong("order_id"),
                        rs.getLong("lines_minor"),
                        rs.getLong("level_minor"),
                        rs.getLong("credit_minor"),
                        rs.getLong("returned_minor"),
                        rs.getLong("applied_minor")));
        return ListIndex.by(found, Invoice::fulfillment);
    }

    /** What of invoices is neither captured nor written off; without those where nothing is. */
    static Map<Long, Long> owed(Tx tx, Collection<Long> fulfillments) {
        var owed = new HashMap<Long, Long>();
        uncharged(tx, "where i.fulfillment = any(?)", fulfillments)
                .forEach(open -> owed.put(open.fulfillment(), open.minor()));
        return owed;
    }

    /** The same of all invoices of these orders, the oldest first. */
    static Map<Long, List<Uncharged>> unchargedOf(Tx tx, Collection<Long> orders) {
        return uncharged(tx, "where i.order_id = any(?) order by i.at, i.fulfillment", orders).stream()
                .collect(Collectors.groupingBy(Uncharged::order));
    }

    private static List<Uncharged> uncharged(Tx tx, String which, Collection<Long> ids) {
        return tx
                .sql(UNCHARGED + which)
                .longs(ids)
                .rows(rs -> new Uncharged(rs.getLong("order_id"), rs.getLong("fulfillment"), rs.getLong("minor")))
                .stream()
                .filter(open -> open.minor() > 0)
                .toList();
    }

    /** @param credited what of invoices is charged no more, by fulfillment; each added to what was before */
    static void credit(Tx tx, Map<Long, Long> credited) {
        if (!credited.isEmpty()) {
            tx.sql("""
                    update payments.invoice i
                    set returned_minor = i.returned_minor + c.minor
                    from unnest(?, ?) as c (fulfillment, minor)
                    where i.fulfillment = c.fulfillment""").longs(credited.keySet()).longs(credited.values()).update();
        }
    }

    /**
     * Takes back what a charge at the order has paid, of the latest invoices first, since that charge was taken back.
     *
     * @return fulfillments whose invoices are owed now
     */
    static List<Long> unapply(Tx tx, long order, long amount) {
        var taken = tx.sql("""
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
                returning i.fulfillment""");
        return taken.value(order).value(amount).value(amount).rows(rs -> rs.getLong("fulfillment"));
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

    /**
     * One sentence each: invoices from before a time that differ from what was captured; a refused or unanswered
     * capture has its case.
     */
    static List<String> uncaptured(Tx tx, Instant before, int most) {
        return tx.sql("""
                with due as (
                    select fulfillment, order_id, at,
                        lines_minor + level_minor - credit_minor - returned_minor - applied_minor as invoiced
                    from payments.invoice
                )
                select i.fulfillment, i.invoiced,
                    coalesce(sum(m.amount), 0)::bigint as captured
                from due i
                left join (
                    select subject, order_id,
                        case kind when 'capture-reversed' then -amount_minor else amount_minor end as amount
                    from payments.movement
                    where kind in ('captured', 'capture-reversed', 'written-off') and subject <> order_id
                    ) m on m.subject = i.fulfillment and m.order_id = i.order_id
                group by i.fulfillment, i.order_id, i.at, i.invoiced
                having coalesce(sum(m.amount), 0) <> i.invoiced
                    and (coalesce(sum(m.amount), 0) <> 0 and not exists (
                            select from payments.request r
                            join payments.payment p on p.order_id = r.order_id and p.tenders > 1
                            where r.subject = i.fulfillment and r.kind = 'capture' and r.state <> 'done')
                        or i.at < ? and not exists (
                        select from payments.request r
                        where r.subject in (i.fulfillment, i.order_id) and r.kind = 'capture'
                            and r.state in ('refused', 'requested', 'accepted')))
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
                    select order_id, sum(lines_minor) as minor, sum(returned_minor) as returned
                    from payments.invoice
                    group by order_id
                )
                select s.order_id
                from shares s
                join payments.payment p on p.order_id = s.order_id
                left join invoiced i on i.order_id = s.order_id
                where s.minor <> coalesce(i.minor, 0)
                    or p.credited_minor <> coalesce(i.returned, 0)
                order by s.order_id
                limit ?""")
                .value(most)
                .rows(rs -> "O" + rs.getLong("order_id") + ": invoices differ from the units charged");
    }
}
