package io.crossdock.inventory.waitlist;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.QueuePosition;
import io.crossdock.inventory.WaitlistEntry;
import io.crossdock.inventory.WaitlistLook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.waiting}. */
public final class WaitlistStore {

    /** Most orders that one look considers. */
    public static final int LOOK_MAX = 2_000;

    /** Before the first place. */
    private static final WaitlistLook.Place FIRST = new WaitlistLook.Place(Instant.parse("0001-01-01T00:00:00Z"), 0);

    private WaitlistStore() {}

    /** Takes orders off the list. */
    public static void remove(Tx tx, Collection<Long> orders) {
        tx.sql("""
                delete from inventory.waiting w
                where w.order_id = any(?)
                """).longs(orders).update();
    }

    /** @param wanted each order and SKU once */
    public static void add(Tx tx, List<WaitlistEntry> wanted) {
        tx.sql("""
                insert into inventory.waiting (order_id, sku, quantity, channel, since, rank, kept_back, looked_at)
                select w.order_id, w.sku, w.quantity, w.channel, w.since, w.rank, w.kept_back, ?
                from unnest(?, ?, ?, ?, ?, ?, ?) as w(order_id, sku, quantity, channel, since, rank, kept_back)
                """)
                .value(tx.at())
                .longs(wanted, WaitlistEntry::order)
                .texts(wanted, WaitlistEntry::sku)
                .longs(wanted, WaitlistEntry::quantity)
                .texts(wanted, WaitlistEntry::channel)
                .times(wanted, w -> w.turn().place())
                .ints(wanted, w -> w.turn().rank())
                .texts(wanted, WaitlistEntry::keptBack)
                .update();
    }

    /** Orders that wait for one of these SKUs, by place in the queue. */
    public static List<Long> first(Tx tx, Collection<String> skus, int most) {
        return tx.sql("""
                select q.order_id
                from inventory.waiting q
                where q.sku = any(?)
                group by q.order_id
                order by min(q.since), q.order_id
                limit ?
                """).texts(skus).value(most).rows(rs -> rs.getLong(1));
    }

    /** Everything that the first {@link #LOOK_MAX} orders of a look wait for, by place in the queue and SKU; locked. */
    public static List<WaitlistEntry> oldest(Tx tx, WaitlistLook look) {
        var after = look.after() == null ? FIRST : look.after();
        return tx.sql("""
                select w.order_id, w.sku, w.quantity, w.channel, w.since, w.rank, w.kept_back
                from inventory.waiting w
                where w.order_id in (
                    select q.order_id
                    from inventory.waiting q
                    where q.sku = any(?) and (? or q.kept_back is null) and (q.since, q.order_id) > (?, ?)
                    group by q.order_id
                    order by min(q.since), q.order_id
                    limit ?
                )
                order by w.since, w.order_id, w.sku
                for no key update
                """)
                .texts(look.skus())
                .value(Boolean.TRUE.equals(look.all()))
                .value(after.place())
                .value(after.order())
                .value(LOOK_MAX)
                .rows(WaitlistStore::row);
    }

    /** Entries of a SKU, by place in the queue. */
    public static List<WaitlistEntry> queue(Tx tx, String sku, WaitlistLook.@Nullable Place after, int most) {
        return tx.sql("""
                select w.order_id, w.sku, w.quantity, w.channel, w.since, w.rank, w.kept_back
                from inventory.waiting w
                where w.sku = ? and (w.since, w.order_id) > (?, ?)
                order by w.since, w.order_id
                limit ?
                """)
                .value(sku)
                .value(after == null ? FIRST.place() : after.place())
                .value(after == null ? FIRST.order() : after.order())
                .value(most)
                .rows(WaitlistStore::row);
    }

    /** Entries of orders, by order and SKU. */
    public static List<WaitlistEntry> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select w.order_id, w.sku, w.quantity, w.channel, w.since, w.rank, w.kept_back
                from inventory.waiting w
                where w.order_id = any(?)
                order by w.order_id, w.sku
                """).longs(orders).rows(WaitlistStore::row);
    }

    /** SKUs that orders wait for and that have free units. @param node the node with the units; empty: any */
    public static List<String> inStock(Tx tx, String node) {
        return tx.sql("""
                select k.sku
                from (select distinct w.sku from inventory.waiting w) k
                where exists (
                    select from inventory.stock s
                    where s.sku = k.sku and not s.barred and (s.node = ? or ? = '')
                        and s.on_hand - s.reserved - s.safety - s.buffer > 0
                )
                order by k.sku
                """).value(node).value(node).rows(rs -> rs.getString(1));
    }

    /** SKUs of orders that are kept back and had no look since {@code before}; marks them as looked at now. */
    public static List<String> lookAgain(Tx tx, Instant before, int most) {
        return tx.sql("""
                update inventory.waiting w
                set looked_at = ?
                from (
                    select q.order_id, q.sku
                    from inventory.waiting q
                    where q.kept_back is not null and q.looked_at < ?
                    order by q.looked_at, q.since, q.order_id
                    limit ?
                    for no key update skip locked
                ) due
                where w.order_id = due.order_id and w.sku = due.sku
                returning w.sku
                """).value(tx.at()).value(before).value(most).rows(rs -> rs.getString(1)).stream()
                .distinct()
                .sorted()
                .toList();
    }

    private static WaitlistEntry row(ResultSet rs) throws SQLException {
        int rank = rs.getInt(6);
        var place = Sql.time(rs, 5);
        return new WaitlistEntry(
                rs.getLong(1),
                rs.getString(2),
                rs.getLong(3),
                rs.getString(4),
                new QueuePosition(place.plus(QueuePosition.RANK.multipliedBy(rank)), rank),
                rs.getString(7));
    }
}
