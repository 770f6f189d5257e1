package io.crossdock.promises.internal;

import io.crossdock.engine.Tx;
import io.crossdock.promises.NodeWork.Amount;
import io.crossdock.promises.NodeWork.Slot;
import io.crossdock.promises.NodeWork.Taken;
import io.crossdock.shared.ListIndex;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code promises.work}: the accepted work of nodes, by hour and by day. */
final class NodeWorkStore {

    private NodeWorkStore() {}

    /** Accepted work of nodes from a day on. */
    static List<Taken> taken(Tx tx, Collection<String> nodes, LocalDate from) {
        return tx.sql("""
                select node, day, hour, fulfillments, units
                from promises.work
                where node = any (?)
                    and day >= ?::date""").texts(nodes).value(from.toString()).rows(NodeWorkStore::row);
    }

    /** Work of an hour, in the columns that both tables have. */
    static Taken row(ResultSet rs) throws SQLException {
        return new Taken(
                rs.getString("node"),
                rs.getObject("day", LocalDate.class),
                rs.getInt("hour"),
                new Amount(rs.getLong("fulfillments"), rs.getLong("units")));
    }

    /** Locks the rows of these slots and of their days in key order; creates missing ones. */
    static Map<Slot, Amount> lock(Tx tx, List<Slot> slots) {
        var days = slots.stream().map(s -> s.day().toString()).toList();
        var nodes = slots.stream().map(Slot::node).toList();
        var hours = slots.stream().map(Slot::hour).toList();
        tx.sql("""
                insert into promises.work (node, day, hour)
                select distinct s.node, s.day::date, h.hour
                from unnest(?, ?, ?) as s (node, day, hour)
                cross join lateral (values (s.hour), (-1)) as h (hour)
                order by 1, 2, 3
                on conflict (node, day, hour) do nothing""").texts(nodes).texts(days).ints(hours).update();
        var taken = new HashMap<Slot, Amount>();
        tx.sql("""
                select w.node, w.day, w.hour, w.fulfillments, w.units
                from promises.work w
                join (
                    select distinct s.node, s.day::date as day, h.hour
                    from unnest(?, ?, ?) as s (node, day, hour)
                    cross join lateral (values (s.hour), (-1)) as h (hour)
                ) s on s.node = w.node and s.day = w.day and s.hour = w.hour
                order by w.node, w.day, w.hour
                for no key update of w""")
                .texts(nodes)
                .texts(days)
                .ints(hours)
                .rows(rs -> taken.put(
                        new Slot(rs.getString("node"), rs.getObject("day", LocalDate.class), rs.getInt("hour")),
                        new Amount(rs.getLong("fulfillments"), rs.getLong("units"))));
        return taken;
    }

    /** Adds to the rows of slots and days. @param granted may be negative */
    static void add(Tx tx, Map<Slot, Amount> granted) {
        var slots = List.copyOf(granted.keySet());
        tx.sql("""
                update promises.work w
                set fulfillments = w.fulfillments + g.fulfillments, units = w.units + g.units
                from unnest(?, ?, ?, ?, ?) as g (node, day, hour, fulfillments, units)
                where w.node = g.node and w.day = g.day::date and w.hour = g.hour""")
                .texts(slots, Slot::node)
                .texts(slots, s -> s.day().toString())
                .ints(slots, Slot::hour)
                .longs(slots, s -> ListIndex.known(granted, s).fulfillments())
                .longs(slots, s -> ListIndex.known(granted, s).units())
                .update();
    }

    /** Days that differ from their hours, and hours with less work than is booked. At most 100. */
    static List<String> faults(Tx tx) {
        return tx.sql("""
                with hours as (
                    select node, day, sum(fulfillments) as fulfillments, sum(units) as units
                    from promises.work
                    where hour >= 0
                    group by node, day
                ), booked as (
                    select node, day, hour, sum(fulfillments) as fulfillments, sum(units) as units
                    from promises.booking
                    group by node, day, hour
                )
                select 'node ' || d.node || ' on ' || d.day || ': the day counts ' || d.fulfillments
                    || ' fulfillments and ' || d.units || ' units, its hours ' || coalesce(h.fulfillments, 0)
                    || ' and ' || coalesce(h.units, 0) as fault
                from promises.work d
                left join hours h on h.node = d.node and h.day = d.day
                where d.hour = -1
                    and (d.fulfillments <> coalesce(h.fulfillments, 0) or d.units <> coalesce(h.units, 0))
                union all
                select 'node ' || b.node || ' on ' || b.day || ' at ' || b.hour || ': ' || b.fulfillments
                    || ' fulfillments and ' || b.units || ' units are booked, only ' || coalesce(w.fulfillments, 0)
                    || ' and ' || coalesce(w.units, 0) || ' counted'
                from booked b
                left join promises.work w on w.node = b.node and w.day = b.day and w.hour = b.hour
                where b.fulfillments > coalesce(w.fulfillments, 0) or b.units > coalesce(w.units, 0)
                limit 100""").rows(rs -> rs.getString("fault"));
    }
}
