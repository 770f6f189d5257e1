package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.shared.ListIndex;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** {@code payments.invoice}. */
final class InvoiceStore {

    private InvoiceStore() {}

    /** The invoice of a fulfillment. @param levelMinor shipping and surcharges charged with it */
    record Invoice(long fulfillment, long order, long linesMinor, long levelMinor) {

        long total() {
            return linesMinor + levelMinor;
        }
    }

    static Map<Long, Invoice> of(Tx tx, Collection<Long> fulfillments) {
        var found = tx.sql("""
                select fulfillment, order_id, lines_minor, level_minor
                from payments.invoice
                where fulfillment = any(?)""")
                .longs(fulfillments)
                .rows(rs -> new Invoice(
                        rs.getLong("fulfillment"),
                        rs.getLong("order_id"),
                        rs.getLong("lines_minor"),
                        rs.getLong("level_minor")));
        return ListIndex.by(found, Invoice::fulfillment);
    }

    static void insert(Tx tx, List<Invoice> invoices) {
        if (invoices.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into payments.invoice (fulfillment, order_id, lines_minor, level_minor, at)
                select fulfillment, order_id, lines_minor, level_minor, ?
                from unnest(?, ?, ?, ?) as i (fulfillment, order_id, lines_minor, level_minor)""")
                .value(tx.at())
                .longs(invoices, Invoice::fulfillment)
                .longs(invoices, Invoice::order)
                .longs(invoices, Invoice::linesMinor)
                .longs(invoices, Invoice::levelMinor)
                .update();
    }
}
