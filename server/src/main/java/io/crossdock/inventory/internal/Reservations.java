package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Goods;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Statements on {@code inventory.reservation}. The units of a reservation change only while its stock row is locked; its owner, when a hold
 * becomes an order's, only while the hold is locked.
 */
final class Reservations {

    private Reservations() {}

    /** Adds claims; each line and node at most once in the list. */
    static void add(Tx tx, List<Goods> claims) {
        tx.sql("""
                insert into inventory.reservation as r (order_id, line, node, sku, quantity)
                select c.order_id, c.line, c.node, c.sku, c.quantity
                from unnest(?, ?, ?, ?, ?) as c(order_id, line, node, sku, quantity)
                on conflict (order_id, line, node) do update set quantity = r.quantity + excluded.quantity
                """)
                .longs(claims.stream().map(Goods::order).toList())
                .ints(claims.stream().map(Goods::line).toList())
                .texts(claims.stream().map(Goods::node).toList())
                .texts(claims.stream().map(Goods::sku).toList())
                .longs(claims.stream().map(Goods::quantity).toList())
                .update();
    }

    /**
     * Lowers reservations, at most to nothing; those with nothing left go.
     *
     * @param claims each line and node at most once
     * @return by how much each was lowered; a line and node that holds nothing is absent
     */
    static List<Goods> lower(Tx tx, List<Goods> claims) {
        return tx.sql("""
                with c as (
                    select c.order_id, c.line, c.node, c.sku, c.quantity
                    from unnest(?, ?, ?, ?, ?) as c(order_id, line, node, sku, quantity)
                ), ended as (
                    delete from inventory.reservation r
                    using c
                    where r.order_id = c.order_id and r.line = c.line and r.node = c.node and r.sku = c.sku
                        and r.quantity <= c.quantity
                    returning r.order_id, r.line, r.sku, r.node, r.quantity
                ), lowered as (
                    update inventory.reservation r
                    set quantity = r.quantity - c.quantity
                    from c
                    where r.order_id = c.order_id and r.line = c.line and r.node = c.node and r.sku = c.sku
                        and r.quantity > c.quantity
                    returning r.order_id, r.line, r.sku, r.node, c.quantity
                )
                select e.order_id, e.line, e.sku, e.node, e.quantity from ended e
                union all
                select l.order_id, l.line, l.sku, l.node, l.quantity from lowered l
                """)
                .longs(claims.stream().map(Goods::order).toList())
                .ints(claims.stream().map(Goods::line).toList())
                .texts(claims.stream().map(Goods::node).toList())
                .texts(claims.stream().map(Goods::sku).toList())
                .longs(claims.stream().map(Goods::quantity).toList())
                .rows(Reservations::goods);
    }

    /** Ends everything that holds have, for those whose units go on to an order with {@link #add} in the same transaction. */
    static void remove(Tx tx, Collection<Long> holds) {
        tx.sql("""
                delete from inventory.reservation r
                where r.order_id = any(?)
                """)
                .longs(holds)
                .update();
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

    private static Goods goods(ResultSet rs) throws SQLException {
        return new Goods(rs.getLong(1), rs.getInt(2), rs.getString(3), rs.getString(4), rs.getLong(5));
    }
}
