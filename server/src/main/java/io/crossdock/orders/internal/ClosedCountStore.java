package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import java.util.List;
import java.util.TreeMap;

/** Statements on {@code orders.closed_count}: how many orders closed in which state. */
final class ClosedCountStore {

    /** Rows from which they are added up. */
    private static final int ROWS_MAX = 500;

    private ClosedCountStore() {}

    /** Counts orders that close in this transaction. @param states one per order */
    static void add(Tx tx, List<String> states) {
        if (states.isEmpty()) {
            return;
        }
        var counts = new TreeMap<String, Long>();
        states.forEach(state -> counts.merge(state, 1L, Long::sum));
        tx.sql("""
                insert into orders.closed_count (state, orders)
                select state, orders
                from unnest(?, ?) as c (state, orders)""").texts(counts.keySet()).longs(counts.values()).update();
    }

    /** Adds rows up when they are many; rows that another transaction adds up are left alone. */
    static void fold(Tx tx) {
        tx.sql("""
                with many as (
                    select count(*) > ? as so
                    from (select 1 from orders.closed_count limit ?) c
                ), gone as (
                    delete from orders.closed_count
                    where ctid = any(array(
                        select c.ctid
                        from orders.closed_count c
                        where (select so from many)
                        for no key update skip locked))
                    returning state, orders
                )
                insert into orders.closed_count (state, orders)
                select state, sum(orders)::bigint
                from gone
                group by state""").value(ROWS_MAX).value(ROWS_MAX + 1).update();
    }
}
