package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.orders.LineSubstitution;
import java.util.Collection;
import java.util.List;

/** The statements of {@code orders.substitution}. */
final class SubstitutionStore {

    private SubstitutionStore() {}

    /** Stores substitutions; the last one of a line and SKU gives the reason and the time. */
    static void put(Tx tx, List<LineSubstitution> substitutions) {
        tx.sql("""
                insert into orders.substitution (order_id, line, sku, title, unit_price_minor, cheaper, reason, at)
                select s.order_id, s.line, s.sku, s.title, s.unit_price_minor, s.cheaper, s.reason, ?
                from unnest(?, ?, ?, ?, ?, ?, ?) as s (order_id, line, sku, title, unit_price_minor, cheaper, reason)
                order by s.order_id, s.line, s.sku
                on conflict (order_id, line, sku) do update
                set reason = excluded.reason, at = excluded.at
                """)
                .value(tx.at())
                .longs(substitutions, LineSubstitution::order)
                .ints(substitutions, LineSubstitution::line)
                .texts(substitutions, LineSubstitution::sku)
                .texts(substitutions, LineSubstitution::title)
                .longs(substitutions, LineSubstitution::unitPriceMinor)
                .booleans(substitutions, LineSubstitution::cheaper)
                .texts(substitutions, LineSubstitution::reason)
                .update();
    }

    static List<LineSubstitution> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select order_id, line, sku, title, unit_price_minor, cheaper, reason
                from orders.substitution
                where order_id = any (?)
                order by order_id, line, at, sku
                """)
                .longs(orders)
                .rows(rs -> new LineSubstitution(
                        rs.getLong("order_id"),
                        rs.getInt("line"),
                        rs.getString("sku"),
                        rs.getString("title"),
                        0,
                        rs.getLong("unit_price_minor"),
                        rs.getBoolean("cheaper"),
                        rs.getString("reason")));
    }
}
