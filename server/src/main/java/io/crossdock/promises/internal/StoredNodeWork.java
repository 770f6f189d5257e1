package io.crossdock.promises.internal;

import io.crossdock.engine.LockTurn;
import io.crossdock.engine.Tx;
import io.crossdock.promises.NodeWork;
import io.crossdock.shared.ListIndex;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The statements of {@code promises.work} and {@code promises.booking}. */
@Component
final class StoredNodeWork implements NodeWork {

    private record Booking(long order, Slot slot, long units) {}

    /** Work of an order in an hour. */
    private record Booked(long order, Slot at, Amount amount) {}

    @Override
    public List<Taken> taken(Tx tx, Collection<String> nodes, LocalDate from) {
        return tx.sql("""
                select node, day, hour, fulfillments, units
                from promises.work
                where node = any (?) and day >= ?::date""")
                .texts(nodes)
                .value(from.toString())
                .rows(rs -> new Taken(
                        rs.getString("node"),
                        rs.getObject("day", LocalDate.class),
                        rs.getInt("hour"),
                        new Amount(rs.getLong("fulfillments"), rs.getLong("units"))));
    }

    @Override
    public List<Boolean> room(Tx tx, List<Ask> asks) {
        var slots = asks.stream()
                .flatMap(a -> a.jobs().stream())
                .map(Job::slot)
                .distinct()
                .toList();
        if (slots.isEmpty()) {
            return asks.stream().map(a -> true).toList();
        }
        var places = new CapacityRule(lock(tx, slots));
        return asks.stream().map(places::decide).toList();
    }

    @Override
    public void book(Tx tx, List<Ask> asks) {
        var bookings = new ArrayList<Booking>();
        var sums = new HashMap<Slot, Amount>();
        for (var ask : asks) {
            for (var job : ask.jobs()) {
                var amount = new Amount(1, job.units());
                bookings.add(new Booking(ask.order(), job.slot(), job.units()));
                sums.merge(job.slot(), amount, Amount::plus);
                sums.merge(new Slot(job.slot().node(), job.slot().day(), WHOLE_DAY), amount, Amount::plus);
            }
        }
        add(tx, sums);
        insert(tx, bookings);
    }

    /** Locks the rows of these slots and of their days in key order; creates missing ones. */
    private static Map<Slot, Amount> lock(Tx tx, List<Slot> slots) {
        return LockTurn.beforeStock(tx, () -> lockNow(tx, slots));
    }

    private static Map<Slot, Amount> lockNow(Tx tx, List<Slot> slots) {
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

    private static void add(Tx tx, Map<Slot, Amount> granted) {
        var slots = List.copyOf(granted.keySet());
        if (slots.isEmpty()) {
            return;
        }
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

    private static void insert(Tx tx, List<Booking> bookings) {
        if (bookings.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into promises.booking as b (order_id, node, day, hour, fulfillments, units)
                select u.order_id, u.node, u.day::date, u.hour, count(*), sum(u.units)
                from unnest(?, ?, ?, ?, ?) as u (order_id, node, day, hour, units)
                group by 1, 2, 3, 4
                order by 1, 2, 3, 4
                on conflict (order_id, node, day, hour) do update
                set fulfillments = b.fulfillments + excluded.fulfillments, units = b.units + excluded.units""")
                .longs(bookings, Booking::order)
                .texts(bookings, b -> b.slot.node())
                .texts(bookings, b -> b.slot.day().toString())
                .ints(bookings, b -> b.slot.hour())
                .longs(bookings, Booking::units)
                .update();
    }

    @Override
    public void giveBack(Tx tx, List<Given> given) {
        subtract(tx, close(tx, given, Comparator.comparing(StoredNodeWork::time).reversed()));
    }

    @Override
    public void done(Tx tx, List<Given> given) {
        close(tx, given, Comparator.comparing(StoredNodeWork::time));
    }

    /**
     * Removes one fulfillment per element from the bookings, by this order of their hours, and returns the removed
     * work.
     */
    private static List<Taken> close(Tx tx, List<Given> given, Comparator<Booked> turn) {
        if (given.isEmpty()) {
            return List.of();
        }
        var left = new ArrayList<>(booked(tx, given));
        left.sort(turn);
        var closed = new ArrayList<Booked>();
        for (var g : given) {
            var found = left.stream()
                    .filter(b -> b.order == g.order() && b.at.node().equals(g.node()))
                    .findFirst();
            found.ifPresent(b -> {
                left.remove(b);
                // The last fulfillment of an hour takes all its units along: units that were not shipped are no work
                // of the node's day.
                long units = b.amount.fulfillments() == 1 ? b.amount.units() : Math.min(g.units(), b.amount.units());
                closed.add(new Booked(b.order, b.at, new Amount(1, units)));
                var rest = new Amount(b.amount.fulfillments() - 1, b.amount.units() - units);
                if (rest.fulfillments() > 0) {
                    left.add(new Booked(b.order, b.at, rest));
                    left.sort(turn);
                }
            });
        }
        write(tx, closed);
        return closed.stream()
                .map(b -> new Taken(b.at.node(), b.at.day(), b.at.hour(), b.amount))
                .toList();
    }

    private static LocalDateTime time(Booked booked) {
        return booked.at.day().atTime(booked.at.hour(), 0);
    }

    private static List<Booked> booked(Tx tx, List<Given> given) {
        return tx.sql("""
                select order_id, node, day, hour, fulfillments, units
                from promises.booking
                where order_id = any (?)
                order by order_id, node, day, hour
                for no key update""")
                .longs(given.stream().map(Given::order).distinct().toList())
                .rows(rs -> new Booked(
                        rs.getLong("order_id"),
                        new Slot(rs.getString("node"), rs.getObject("day", LocalDate.class), rs.getInt("hour")),
                        new Amount(rs.getLong("fulfillments"), rs.getLong("units"))));
    }

    /** Subtracts from bookings and deletes those that become empty. */
    private static void write(Tx tx, List<Booked> closed) {
        if (closed.isEmpty()) {
            return;
        }
        tx.sql("""
                with less as (
                    select order_id, node, day::date as day, hour, count(*) as fulfillments, sum(units)::bigint as units
                    from unnest(?, ?, ?, ?, ?) as u (order_id, node, day, hour, units)
                    group by order_id, node, day, hour
                ), gone as (
                    delete from promises.booking b
                    using less l
                    where b.order_id = l.order_id and b.node = l.node and b.day = l.day and b.hour = l.hour
                        and b.fulfillments = l.fulfillments
                )
                update promises.booking b
                set fulfillments = b.fulfillments - l.fulfillments, units = b.units - l.units
                from less l
                where b.order_id = l.order_id and b.node = l.node and b.day = l.day and b.hour = l.hour
                    and b.fulfillments > l.fulfillments""")
                .longs(closed, Booked::order)
                .texts(closed, b -> b.at.node())
                .texts(closed, b -> b.at.day().toString())
                .ints(closed, b -> b.at.hour())
                .longs(closed, b -> b.amount.units())
                .update();
    }

    @Override
    public void giveBackOrders(Tx tx, Collection<Long> orders) {
        subtract(tx, tx.sql("""
                delete from promises.booking
                where order_id = any (?)
                returning node, day, hour, fulfillments, units""").longs(orders).rows(StoredNodeWork::row));
    }

    private static Taken row(ResultSet rs) throws SQLException {
        return new Taken(
                rs.getString("node"),
                rs.getObject("day", LocalDate.class),
                rs.getInt("hour"),
                new Amount(rs.getLong("fulfillments"), rs.getLong("units")));
    }

    private static void subtract(Tx tx, List<Taken> gone) {
        var back = new HashMap<Slot, Amount>();
        for (var g : gone) {
            var less = new Amount(-g.amount().fulfillments(), -g.amount().units());
            back.merge(new Slot(g.node(), g.day(), g.hour()), less, Amount::plus);
            back.merge(new Slot(g.node(), g.day(), WHOLE_DAY), less, Amount::plus);
        }
        if (!back.isEmpty()) {
            lock(tx, List.copyOf(back.keySet()));
            add(tx, back);
        }
    }

    @Override
    public List<String> verify(Tx tx) {
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
