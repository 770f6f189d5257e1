package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.waiting}. */
final class Waiting {

    /** Orders that one look considers. */
    static final int LOOK_MAX = 2_000;

    private Waiting() {}

    /** Takes orders off the list. */
    static void remove(Tx tx, Collection<Long> orders) {
        tx.sql("""
                delete from inventory.waiting w
                where w.order_id = any(?)
                """)
                .longs(orders)
                .update();
    }

    /** @param wanted each order and SKU once */
    static void add(Tx tx, List<Wanted> wanted) {
        tx.sql("""
                insert into inventory.waiting (order_id, sku, quantity, channel)
                select w.order_id, w.sku, w.quantity, w.channel
                from unnest(?, ?, ?, ?) as w(order_id, sku, quantity, channel)
                """)
                .longs(wanted.stream().map(Wanted::order).toList())
                .texts(wanted.stream().map(Wanted::sku).toList())
                .longs(wanted.stream().map(Wanted::quantity).toList())
                .texts(channels(wanted))
                .update();
    }

    /** Everything that the oldest {@link #LOOK_MAX} orders that wait for one of these SKUs wait for, by order and SKU, locked. */
    static List<Wanted> oldest(Tx tx, Collection<String> skus) {
        return tx.sql("""
                select w.order_id, w.sku, w.quantity, w.channel
                from inventory.waiting w
                where w.order_id in (
                    select distinct q.order_id
                    from inventory.waiting q
                    where q.sku = any(?)
                    order by q.order_id
                    limit ?
                )
                order by w.order_id, w.sku
                for update
                """)
                .texts(skus)
                .value(LOOK_MAX)
                .rows(rs -> new Wanted(rs.getLong(1), rs.getString(2), rs.getLong(3), rs.getString(4)));
    }

    private static List<@Nullable String> channels(List<Wanted> wanted) {
        var channels = new ArrayList<@Nullable String>(wanted.size());
        wanted.forEach(w -> channels.add(w.channel()));
        return channels;
    }
}
