package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.shared.ListIndex;
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
     */
    record Invoice(
            long fulfillment, long order, long linesMinor, long levelMinor, long creditMinor, long returnedMinor) {

        long total() {
            return linesMinor + levelMinor - creditMinor - returnedMinor;
        }
    }

    /** What of an invoice is neither captured nor written off. */
    record Uncharged(long order, long fulfillment, long minor) {}

    private static final String UNCHARGED = """
            select i.order_id, i.fulfillment,
                i.lines_minor + i.level_minor - i.credit_minor - i.returned_minor - coalesce((
                    select sum(case m.kind when 'capture-reversed' then -m.amount_minor else m.amount_minor end)
                    from payments.movement m
                    where m.order_id = i.order_id and m.subject = i.fulfillment
                        and m.kind in ('captured', 'capture-reversed', 'written-off')), 0)::bigint as minor
            from payments.invoice i
            """;

    static Map<Long, Invoice> of(Tx tx, Collection<Long> fulfillments) {
        var found = tx.sql("""
                select fulfillment, order_id, lines_minor, level_minor, credit_minor, returned_minor
                from payments.invoice
                where fulfillment = any(?)""")
                .longs(fulfillments)
                .rows(rs -> new Invoice(
                        rs.getLong("fulfillment"),
                        rs.getLong("order_id"),
                        rs.getLong("lines_minor"),
                        rs.getLong("level_minor"),
                        rs.getLong("credit_minor"),
                        rs.getLong("returned_minor")));
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
}
