package io.crossdock.inventory.reservation;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.platform.UnitLineColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statements on {@code inventory.reservation}. Units of a reservation change only while its stock row is locked. Its
 * owner changes only when a hold converts, while the hold is locked.
 */
public final class ReservationStore {

    private ReservationStore() {}

    /** Reserved goods and the channel that they were reserved for. */
    record Held(ReservedUnits goods, @Nullable String channel) {}

    /**
     * Adds claims; the list names each line and node at most once.
     *
     * @param channels channel by owner; owners without a channel are absent
     */
    public static void add(Tx tx, List<ReservedUnits> claims, Map<ReservationOwner, String> channels) {
        tx.sql("""
                insert into inventory.reservation as r (owner_kind, owner_id, line, component, substitute, node, sku,
                    quantity, channel)
                select c.owner_kind, c.owner_id, c.line, c.component, c.substitute, c.node, c.sku, c.quantity, c.channel
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as c(owner_kind, owner_id, line, component, substitute, node, sku, quantity, channel)
                on conflict (owner_id, line, component, substitute, node) do update
                set quantity = r.quantity + excluded.quantity
                """)
                .texts(claims, g -> g.owner().kind().text())
                .longs(claims, g -> g.owner().id())
                .columns(UnitLineColumns.of(claims, ReservedUnits::line))
                .texts(claims, ReservedUnits::node)
                .texts(claims, ReservedUnits::sku)
                .longs(claims, ReservedUnits::quantity)
                .texts(claims, g -> channels.get(g.owner()))
                .update();
    }

    /**
     * Lowers reservations, at most to zero; deletes those that reach zero.
     *
     * @param claims names each line and node at most once
     * @return the amount by which each was lowered; a line and node that holds nothing is absent
     */
    static List<Held> lower(Tx tx, List<ReservedUnits> claims) {
        return tx.sql("""
                with c as (
                    select c.owner_kind, c.owner_id, c.line, c.component, c.substitute, c.node, c.sku, c.quantity
                    from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                        as c(owner_kind, owner_id, line, component, substitute, node, sku, quantity)
                ), ended as (
                    delete from inventory.reservation r
                    using c
                    where r.owner_kind = c.owner_kind and r.owner_id = c.owner_id and r.line = c.line
                        and r.component = c.component and r.substitute = c.substitute
                        and r.node = c.node and r.sku = c.sku and r.quantity <= c.quantity
                    returning r.owner_kind, r.owner_id, r.line, r.component, r.substitute,
                        r.sku, r.node, r.quantity, r.channel
                ), lowered as (
                    update inventory.reservation r
                    set quantity = r.quantity - c.quantity
                    from c
                    where r.owner_kind = c.owner_kind and r.owner_id = c.owner_id and r.line = c.line
                        and r.component = c.component and r.substitute = c.substitute
                        and r.node = c.node and r.sku = c.sku and r.quantity > c.quantity
                    returning r.owner_kind, r.owner_id, r.line, r.component, r.substitute,
                        r.sku, r.node, c.quantity, r.channel
                )
                select e.owner_kind, e.owner_id, e.line, e.component, e.substitute, e.sku, e.node, e.quantity, e.channel
                from ended e
                union all
                select l.owner_kind, l.owner_id, l.line, l.component, l.substitute, l.sku, l.node, l.quantity, l.channel
                from lowered l
                """)
                .texts(claims, g -> g.owner().kind().text())
                .longs(claims, g -> g.owner().id())
                .columns(UnitLineColumns.of(claims, ReservedUnits::line))
                .texts(claims, ReservedUnits::node)
                .texts(claims, ReservedUnits::sku)
                .longs(claims, ReservedUnits::quantity)
                .rows(rs -> new Held(goods(rs), rs.getString(9)));
    }

    /** Deletes all reservations of holds whose units pass to an order with {@link #add} in the same transaction. */
    public static void remove(Tx tx, Collection<Long> holds) {
        tx.sql("""
                delete from inventory.reservation r
                where r.owner_id = any(?) and r.owner_kind = 'cart-hold'
                """).longs(holds).update();
    }

    /** Reservations of owners of a kind, by id, line and node. */
    public static List<ReservedUnits> of(Tx tx, ReservationOwner.Kind kind, Collection<Long> ids) {
        return tx.sql("""
                select r.owner_kind, r.owner_id, r.line, r.component, r.substitute, r.sku, r.node, r.quantity
                from inventory.reservation r
                where r.owner_id = any(?) and r.owner_kind = ?
                order by r.owner_id, r.line, r.component, r.substitute, r.node
                """).longs(ids).value(kind.text()).rows(ReservationStore::goods);
    }

    /** Reservations of owners of any kind, by id, line and node. */
    public static List<ReservedUnits> of(Tx tx, Collection<ReservationOwner> owners) {
        return tx.sql("""
                select r.owner_kind, r.owner_id, r.line, r.component, r.substitute, r.sku, r.node, r.quantity
                from unnest(?, ?) as o(owner_kind, owner_id)
                join inventory.reservation r on r.owner_id = o.owner_id and r.owner_kind = o.owner_kind
                order by r.owner_id, r.line, r.component, r.substitute, r.node
                """)
                .texts(owners, o -> o.kind().text())
                .longs(owners, ReservationOwner::id)
                .rows(ReservationStore::goods);
    }

    private static ReservedUnits goods(ResultSet rs) throws SQLException {
        var owner = new ReservationOwner(ReservationOwner.Kind.of(rs.getString(1)), rs.getLong(2));
        var line = UnitLineColumns.read(rs);
        return new ReservedUnits(owner, line, rs.getString(6), rs.getString(7), rs.getLong(8));
    }

    /** Ids of orders behind one, the oldest first; null for any node or SKU. */
    static List<Long> oldest(Tx tx, @Nullable String node, @Nullable String sku, long after, int most) {
        return tx.sql("""
                select r.owner_id
                from inventory.reservation r
                where (r.node = ? or ? = '') and (r.sku = ? or ? = '') and r.owner_id > ?
                    and r.owner_kind = 'order'
                group by r.owner_id
                order by r.owner_id
                limit ?
                """)
                .value(node == null ? "" : node)
                .value(node == null ? "" : node)
                .value(sku == null ? "" : sku)
                .value(sku == null ? "" : sku)
                .value(after)
                .value(most)
                .rows(rs -> rs.getLong(1));
    }

    /** Ids of orders before one, or of all for 0, the youngest first; null for any node or SKU. */
    static List<Long> youngest(Tx tx, @Nullable String node, @Nullable String sku, long after, int most) {
        return tx.sql("""
                select r.owner_id
                from inventory.reservation r
                where (r.node = ? or ? = '') and (r.sku = ? or ? = '') and r.owner_id < ?
                    and r.owner_kind = 'order'
                group by r.owner_id
                order by r.owner_id desc
                limit ?
                """)
                .value(node == null ? "" : node)
                .value(node == null ? "" : node)
                .value(sku == null ? "" : sku)
                .value(sku == null ? "" : sku)
                .value(after == 0 ? Long.MAX_VALUE : after)
                .value(most)
                .rows(rs -> rs.getLong(1));
    }
}
