package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Goods;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.reservation}. A reservation changes only while its stock row is locked. */
final class Reservations {

    private Reservations() {}

    /** Goods that are held, and for which channel. */
    record Held(Goods goods, @Nullable String channel) {}

    /**
     * Adds claims; each line and node at most once in the list.
     *
     * @param channels by order; absent where it came from none
     */
    static void add(Tx tx, List<Goods> claims, Map<Long, String> channels) {
        tx.sql("""
                insert into inventory.reservation as r (order_id, line, node, sku, quantity, channel)
                select c.order_id, c.line, c.node, c.sku, c.quantity, c.channel
                from unnest(?, ?, ?, ?, ?, ?) as c(order_id, line, node, sku, quantity, channel)
                on conflict (order_id, line, node) do update set quantity = r.quantity + excluded.quantity
                """)
                .longs(claims.stream().map(Goods::order).toList())
                .ints(claims.stream().map(Goods::line).toList())
                .texts(claims.stream().map(Goods::node).toList())
                .texts(claims.stream().map(Goods::sku).toList())
                .longs(claims.stream().map(Goods::quantity).toList())
                .texts(channels(claims, channels))
                .update();
    }

    /**
     * Lowers reservations, at most to nothing; those with nothing left go.
     *
     * @param claims each line and node at most once
     * @return by how much each was lowered; a line and node that holds nothing is absent
     */
    static List<Held> lower(Tx tx, List<Goods> claims) {
        return tx.sql("""
                with c as (
                    select c.order_id, c.line, c.node, c.sku, c.quantity
                    from unnest(?, ?, ?, ?, ?) as c(order_id, line, node, sku, quantity)
                ), ended as (
                    delete from inventory.reservation r
                    using c
                    where r.order_id = c.order_id and r.line = c.line and r.node = c.node and r.sku = c.sku
                        and r.quantity <= c.quantity
                    returning r.order_id, r.line, r.sku, r.node, r.quantity, r.channel
                ), lowered as (
                    update inventory.reservation r
                    set quantity = r.quantity - c.quantity
                    from c
                    where r.order_id = c.order_id and r.line = c.line and r.node = c.node and r.sku = c.sku
                        and r.quantity > c.quantity
                    returning r.order_id, r.line, r.sku, r.node, c.quantity, r.channel
                )
                select e.order_id, e.line, e.sku, e.node, e.quantity, e.channel from ended e
                union all
                select l.order_id, l.line, l.sku, l.node, l.quantity, l.channel from lowered l
                """)
                .longs(claims.stream().map(Goods::order).toList())
                .ints(claims.stream().map(Goods::line).toList())
                .texts(claims.stream().map(Goods::node).toList())
                .texts(claims.stream().map(Goods::sku).toList())
                .longs(claims.stream().map(Goods::quantity).toList())
                .rows(rs -> new Held(goods(rs), rs.getString(6)));
    }

    static List<Goods> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select r.order_id, r.line, r.sku, r.node, r.quantity
                from inventory.reservation r
                where r.order_id = any(?)
                order by r.order_id, r.line, r.node
                """)
                .longs(orders)
                .rows(Reservations::goods);
    }

    private static List<@Nullable String> channels(List<Goods> claims, Map<Long, String> channels) {
        var column = new ArrayList<@Nullable String>(claims.size());
        claims.forEach(claim -> column.add(channels.get(claim.order())));
        return column;
    }

    private static Goods goods(ResultSet rs) throws SQLException {
        return new Goods(rs.getLong(1), rs.getInt(2), rs.getString(3), rs.getString(4), rs.getLong(5));
    }
}
