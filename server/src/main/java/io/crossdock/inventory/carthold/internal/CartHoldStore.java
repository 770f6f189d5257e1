package io.crossdock.inventory.carthold.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.inventory.carthold.CartHolds.CartKey;
import io.crossdock.inventory.carthold.CartHolds.Extension;
import io.crossdock.inventory.carthold.CartHolds.Filled;
import io.crossdock.inventory.carthold.CartHolds.Hold;
import io.crossdock.inventory.carthold.CartHolds.Line;
import io.crossdock.inventory.carthold.CartHolds.NewHold;
import io.crossdock.inventory.reservation.ReservationStore;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Statements on {@code inventory.hold} and its lines. */
final class CartHoldStore {

    private CartHoldStore() {}

    /** Inserts in key order, so that two calls with the same keys can't deadlock. @return ids of the inserted holds */
    static List<Long> insert(Tx tx, List<NewHold> holds) {
        return tx.sql("""
                insert into inventory.hold (id, channel, key, fingerprint, made_at, expires_at, latest_at)
                select h.id, h.channel, h.key, h.fingerprint, ?, h.expires_at, h.latest_at
                from unnest(?, ?, ?, ?, ?, ?) as h(id, channel, key, fingerprint, expires_at, latest_at)
                order by h.channel, h.key, h.id
                on conflict (channel, key) do nothing
                returning id
                """)
                .value(tx.at())
                .longs(holds, NewHold::id)
                .texts(holds, h -> h.cart().channel())
                .texts(holds, h -> h.cart().key())
                .texts(holds, NewHold::fingerprint)
                .times(holds, NewHold::expiresAt)
                .times(holds, NewHold::latestAt)
                .rows(rs -> rs.getLong(1));
    }

    static void fill(Tx tx, List<Filled> holds) {
        tx.sql("""
                update inventory.hold h
                set transit_days = f.transit_days, cost_minor = f.cost_minor
                from unnest(?, ?, ?) as f(id, transit_days, cost_minor)
                where h.id = f.id
                """)
                .longs(holds, Filled::hold)
                .ints(holds, Filled::transitDays)
                .longs(holds, Filled::costMinor)
                .update();
        var ids = new ArrayList<Long>();
        var lines = new ArrayList<Line>();
        holds.forEach(h -> h.lines().forEach(line -> {
            ids.add(h.hold());
            lines.add(line);
        }));
        tx.sql("""
                insert into inventory.hold_line (hold_id, line, sku, wanted, held, units)
                select l.hold_id, l.line, l.sku, l.wanted, l.held, l.units
                from unnest(?, ?, ?, ?, ?, ?) as l(hold_id, line, sku, wanted, held, units)
                """)
                .longs(ids)
                .ints(lines, Line::line)
                .texts(lines, Line::sku)
                .longs(lines, Line::wanted)
                .longs(lines, Line::held)
                .longs(lines, Line::units)
                .update();
    }

    /**
     * Locks holds in key order.
     *
     * @return ids of those that exist; a hold that a concurrent transaction inserts is absent, even if a later
     *     statement sees it
     */
    static List<Long> lock(Tx tx, Collection<Long> ids) {
        return tx.sql("""
                select h.id
                from inventory.hold h
                where h.id = any(?)
                order by h.id
                for no key update
                """).longs(new TreeSet<>(ids)).rows(rs -> rs.getLong(1));
    }

    /** Locks holds that are past their end and that nobody else has locked, without those of {@code except}. */
    static List<Long> lockDue(Tx tx, int most, Collection<Long> except) {
        return tx.sql("""
                select h.id
                from inventory.hold h
                where h.state = 'held' and h.expires_at <= ? and h.id <> all(?)
                order by h.expires_at, h.id
                limit ?
                for no key update skip locked
                """).value(tx.at()).longs(except).value(most).rows(rs -> rs.getLong(1));
    }

    static List<Long> idsByKey(Tx tx, Collection<CartKey> keys) {
        return tx.sql("""
                select h.id
                from unnest(?, ?) as k(channel, key)
                join inventory.hold h on h.channel = k.channel and h.key = k.key
                """)
                .texts(keys, CartKey::channel)
                .texts(keys, CartKey::key)
                .rows(rs -> rs.getLong(1));
    }

    /** Held ones, the first to expire first. */
    static List<Long> held(Tx tx, int most) {
        return tx.sql("""
                select h.id
                from inventory.hold h
                where h.state = 'held'
                order by h.expires_at, h.id
                limit ?
                """).value(most).rows(rs -> rs.getLong(1));
    }

    /**
     * Held ones with units of a SKU, as a line or as a component of a kit. Open carts are few, so the query walks them
     * in the order of their ends.
     */
    static List<Long> heldOf(Tx tx, String sku, int most) {
        return tx.sql("""
                select h.id
                from inventory.hold h
                where h.state = 'held'
                    and (
                        exists (select 1 from inventory.hold_line l where l.hold_id = h.id and l.sku = ?)
                        or exists (
                            select 1
                            from inventory.reservation r
                            where r.owner_id = h.id and r.owner_kind = 'cart-hold' and r.sku = ?
                        )
                    )
                order by h.expires_at, h.id
                limit ?
                """).value(sku).value(sku).value(most).rows(rs -> rs.getLong(1));
    }

    /** Holds with their lines and units, by id. */
    static Map<Long, Hold> load(Tx tx, Collection<Long> ids) {
        var lines = new HashMap<Long, List<Line>>();
        tx.sql("""
                select l.hold_id, l.line, l.sku, l.wanted, l.held, coalesce(l.units, l.held)
                from inventory.hold_line l
                where l.hold_id = any(?)
                order by l.hold_id, l.line
                """)
                .longs(ids)
                .rows(rs -> lines.computeIfAbsent(rs.getLong(1), _ -> new ArrayList<>())
                        .add(new Line(rs.getInt(2), rs.getString(3), rs.getLong(4), rs.getLong(5), rs.getLong(6))));
        var units = new HashMap<Long, List<ReservedUnits>>();
        ReservationStore.of(tx, ReservationOwner.Kind.CART_HOLD, ids)
                .forEach(g -> units.computeIfAbsent(g.owner().id(), _ -> new ArrayList<>())
                        .add(g));
        var holds = new TreeMap<Long, Hold>();
        tx.sql("""
                select h.id, h.channel, h.key, h.fingerprint, h.state, h.made_at, h.expires_at, h.latest_at, h.ended_at,
                    h.order_id, h.transit_days, h.cost_minor
                from inventory.hold h
                where h.id = any(?)
                """)
                .longs(ids)
                .rows(rs -> hold(
                        rs, lines.getOrDefault(rs.getLong(1), List.of()), units.getOrDefault(rs.getLong(1), List.of())))
                .forEach(hold -> holds.put(hold.id(), hold));
        return holds;
    }

    private static Hold hold(ResultSet rs, List<Line> lines, List<ReservedUnits> units) throws SQLException {
        var order = rs.getObject(10, Long.class);
        return new Hold(
                rs.getLong(1),
                new CartKey(rs.getString(2), rs.getString(3)),
                rs.getString(4),
                Words.parse(CartHolds.State.class, rs.getString(5)),
                Sql.time(rs, 6),
                Sql.time(rs, 7),
                Sql.time(rs, 8),
                Sql.timeOrNull(rs, 9),
                order,
                rs.getInt(11),
                rs.getLong(12),
                lines,
                units);
    }

    /** @return ids of those that are held and not past their end */
    static List<Long> extend(Tx tx, List<Extension> extensions) {
        return tx.sql("""
                update inventory.hold h
                set expires_at = least(e.until, h.latest_at)
                from unnest(?, ?) as e(id, until)
                where h.id = e.id and h.state = 'held' and h.expires_at > ?
                returning h.id
                """)
                .longs(extensions, Extension::hold)
                .times(extensions, Extension::until)
                .value(tx.at())
                .rows(rs -> rs.getLong(1));
    }

    /** Ends holds that this transaction has locked. @param orders the order that each hold's units went to; 0: none */
    static void end(Tx tx, List<Long> ids, CartHolds.State state, List<Long> orders) {
        if (ids.isEmpty()) {
            return;
        }
        tx.sql("""
                update inventory.hold h
                set state = ?, ended_at = ?, order_id = nullif(e.order_id, 0)
                from unnest(?, ?) as e(id, order_id)
                where h.id = e.id and h.state = 'held'
                """).value(state.text()).value(tx.at()).longs(ids).longs(orders).update();
    }

    /** Records for good which hold an order took over. @param orders by hold; each named one hold */
    static void convert(Tx tx, Map<Long, Long> orders) {
        tx.sql("""
                insert into inventory.hold_conversion (order_id, hold_id)
                select c.order_id, c.hold_id
                from unnest(?, ?) as c(order_id, hold_id)
                order by c.order_id
                """).longs(orders.values()).longs(orders.keySet()).update();
    }

    static Map<Long, Long> takenOver(Tx tx, Collection<Long> orders) {
        var holds = new HashMap<Long, Long>();
        tx.sql("""
                select c.order_id, c.hold_id
                from inventory.hold_conversion c
                where c.order_id = any(?)
                """)
                .longs(orders)
                .rows(rs -> Map.entry(rs.getLong("order_id"), rs.getLong("hold_id")))
                .forEach(c -> holds.put(c.getKey(), c.getValue()));
        return holds;
    }

    static int forget(Tx tx, Instant endedBefore, int most) {
        return tx.sql("""
                with old as (
                    select h.id
                    from inventory.hold h
                    where h.state <> 'held' and h.ended_at < ?
                    order by h.ended_at
                    limit ?
                    for no key update skip locked
                ), lines as (
                    delete from inventory.hold_line l
                    using old
                    where l.hold_id = old.id
                )
                delete from inventory.hold h
                using old
                where h.id = old.id
                """).value(endedBefore).value(most).update();
    }
}
