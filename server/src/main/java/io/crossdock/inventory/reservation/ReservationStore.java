package io.crossdock.inventory.reservation;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.ReservedUnits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statements on {@code inventory.reservation}. The units of a reservation change only while its stock row is locked;
 * its owner, when a hold becomes an order's, only while the hold is locked.
 */
public final class ReservationStore {

    private ReservationStore() {}

    /** Goods that are held, and for which channel. */
    record Held(ReservedUnits goods, @Nullable String channel) {}

    /**
     * Adds claims; each line and node at most once in the list.
     *
     * @param channels by order; absent where it came from none
     */
    public static void add(Tx tx, List<ReservedUnits> claims, Map<Long, String> channels) {
        tx.sql("""
                insert into inventory.reservation as r (order_id, line, node, sku, quantity, channel)
                select c.order_id, c.line, c.node, c.sku, c.quantity, c.channel
                from unnest(?, ?, ?, ?, ?, ?) as c(order_id, line, node, sku, quantity, channel)
                on conflict (order_id, line, node) do update set quantity = r.quantity + excluded.quantity
                """)
                .longs(claims.stream().map(ReservedUnits::order).toList())
                .ints(claims.stream().map(ReservedUnits::line).toList())
                .texts(claims.stream().map(ReservedUnits::node).toList())
                .texts(claims.stream().map(ReservedUnits::sku).toList())
                .longs(claims.stream().map(ReservedUnits::quantity).toList())
                .texts(channels(claims, channels))
                .update();
    }

    /**
     * Lowers reservations, at most to nothing; those with nothing left go.
     *
     * @param claims each line and node at most once
     * @return by how much each was lowered; a line and node that holds nothing is absent
     */
    static List<Held> lower(Tx tx, List<ReservedUnits> claims) {
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
                .longs(claims.stream().map(ReservedUnits::order).toList())
                .ints(claims.stream().map(ReservedUnits::line).toList())
                .texts(claims.stream().map(ReservedUnits::node).toList())
                .texts(claims.stream().map(ReservedUnits::sku).toList())
                .longs(claims.stream().map(ReservedUnits::quantity).toList())
                .rows(rs -> new Held(goods(rs), rs.getString(6)));
    }

    /**
     * Ends everything that holds have, for those whose units go on to an order with {@link #add} in the same
     * transaction.
     */
    public static void remove(Tx tx, Collection<Long> holds) {
        tx.sql("""
                delete from inventory.reservation r
                where r.order_id = any(?)
                """).longs(holds).update();
    }

    public static List<ReservedUnits> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select r.order_id, r.line, r.sku, r.node, r.quantity
                from inventory.reservation r
                where r.order_id = any(?)
                order by r.order_id, r.line, r.node
                """).longs(orders).rows(ReservationStore::goods);
    }

    private static List<@Nullable String> channels(List<ReservedUnits> claims, Map<Long, String> channels) {
        var column = new ArrayList<@Nullable String>(claims.size());
        claims.forEach(claim -> column.add(channels.get(claim.order())));
        return column;
    }

    private static ReservedUnits goods(ResultSet rs) throws SQLException {
        return new ReservedUnits(rs.getLong(1), rs.getInt(2), rs.getString(3), rs.getString(4), rs.getLong(5));
    }
}
