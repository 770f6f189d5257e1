package io.crossdock.promises.internal;

import io.crossdock.engine.Tx;
import io.crossdock.promises.NodeWork.Amount;
import io.crossdock.promises.NodeWork.Slot;
import io.crossdock.promises.NodeWork.Taken;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** {@code promises.booking}: which order's work is booked into which hour of a node. */
final class WorkBookingStore {

    private WorkBookingStore() {}

    /** Work of one fulfillment. */
    record Booking(long order, Slot slot, long units) {}

    /** Work of an order in an hour. */
    record Booked(long order, Slot at, Amount amount) {}

    /** Adds to the bookings. */
    static void insert(Tx tx, List<Booking> bookings) {
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

    /** Locks the bookings of orders in key order. */
    static List<Booked> lock(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select order_id, node, day, hour, fulfillments, units
                from promises.booking
                where order_id = any (?)
                order by order_id, node, day, hour
                for no key update""")
                .longs(orders)
                .rows(rs -> new Booked(
                        rs.getLong("order_id"),
                        new Slot(rs.getString("node"), rs.getObject("day", LocalDate.class), rs.getInt("hour")),
                        new Amount(rs.getLong("fulfillments"), rs.getLong("units"))));
    }

    /** Subtracts from bookings and deletes those that become empty. */
    static void subtract(Tx tx, List<Booked> closed) {
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

    /** Deletes the bookings of orders, and returns their work. */
    static List<Taken> delete(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                delete from promises.booking
                where order_id = any (?)
                returning node, day, hour, fulfillments, units""").longs(orders).rows(NodeWorkStore::row);
    }
}
