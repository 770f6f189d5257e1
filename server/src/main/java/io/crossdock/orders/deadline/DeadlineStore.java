package io.crossdock.orders.deadline;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The statements of {@code orders.deadline}. */
final class DeadlineStore {

    private DeadlineStore() {}

    /** A row to write. @param next when something is told of it */
    record Watched(NewDeadline deadline, Instant next) {}

    /** A deadline that was met. */
    record Kept(long order, DeadlineKind kind, long ref, Instant due, boolean late) {}

    /** One with another due time begins anew; one with the same stays as it is. */
    static void put(Tx tx, List<Watched> watched) {
        tx.sql("""
                insert into orders.deadline as d (order_id, kind, ref, due, source, owner, next_at)
                select w.order_id, w.kind, w.ref, w.due, w.source, w.owner, w.next_at
                from unnest(?, ?, ?, ?, ?, ?, ?) as w (order_id, kind, ref, due, source, owner, next_at)
                order by w.order_id, w.kind, w.ref
                on conflict (order_id, kind, ref) do update
                set due = excluded.due, source = excluded.source, owner = excluded.owner, next_at = excluded.next_at,
                    warned_at = null, overdue_since = null
                where d.due <> excluded.due and d.met_at is null and d.dropped_at is null""")
                .longs(watched, w -> w.deadline().order())
                .texts(watched, w -> w.deadline().kind().text())
                .longs(watched, w -> w.deadline().ref())
                .times(watched, w -> w.deadline().due())
                .texts(watched, w -> w.deadline().source())
                .texts(watched, w -> w.deadline().owner())
                .times(watched, Watched::next)
                .update();
    }

    /** Orders of which something is to be told, those that wait longest first. */
    static List<Long> due(Tx tx, int most, Collection<Long> except) {
        return tx.sql("""
                select order_id
                from orders.deadline
                where next_at <= ? and order_id <> all(?)
                order by next_at
                limit ?""").value(tx.at()).longs(except).value(most).rows(rs -> rs.getLong(1));
    }

    /** What is due now, and when more is. */
    static OrderDeadlines.Due waiting(Tx tx) {
        return tx.sql("""
                select count(*) filter (where next_at <= ?) as now, min(next_at) filter (where next_at > ?) as next
                from orders.deadline
                where next_at is not null""")
                .value(tx.at())
                .value(tx.at())
                .first(rs -> new OrderDeadlines.Due(rs.getLong("now"), Sql.timeOrNull(rs, "next")))
                .orElseThrow();
    }

    /** Notes on what is due of these orders that it was told. */
    static List<PassedDeadline> tell(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                update orders.deadline
                set warned_at = coalesce(warned_at, ?),
                    overdue_since = case when due <= ? then due end,
                    next_at = case when due > ? then due end
                where order_id = any (?) and next_at <= ?
                returning order_id, kind, ref, due, source, overdue_since, warned_at = ? as first""")
                .value(tx.at())
                .value(tx.at())
                .value(tx.at())
                .longs(orders)
                .value(tx.at())
                .value(tx.at())
                .rows(DeadlineStore::passed);
    }

    private static PassedDeadline passed(ResultSet rs) throws SQLException {
        PassedDeadline.Told told;
        if (Sql.timeOrNull(rs, "overdue_since") == null) {
            told = PassedDeadline.Told.NEAR;
        } else {
            told = rs.getBoolean("first") ? PassedDeadline.Told.PASSED_AT_ONCE : PassedDeadline.Told.PASSED;
        }
        return new PassedDeadline(
                rs.getLong("order_id"),
                DeadlineKind.of(rs.getString("kind")),
                rs.getLong("ref"),
                Sql.time(rs, "due"),
                rs.getString("source"),
                told);
    }

    /**
     * The ship-by of those of these orders that have nothing left to send and have sent something, and the deliver-by
     * of those of which everything that is not canceled has arrived.
     */
    static List<Kept> done(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                update orders.deadline d
                set met_at = ?, next_at = null, overdue_since = case when d.due < ? then d.due end
                where d.order_id = any (?) and d.kind in ('ship-by', 'deliver-by')
                    and d.met_at is null and d.dropped_at is null
                    and (
                        select sum(done) > 0 and bool_and(l.ordered <= l.canceled + done)
                        from orders.line l
                        cross join lateral (
                            select case d.kind when 'ship-by' then l.shipped else l.delivered end) as u (done)
                        where l.order_id = d.order_id and l.type = 'goods' and (d.ref = 0 or l.delivery_group = d.ref))
                returning d.order_id, d.kind, d.ref, d.due, d.due < ? as late""")
                .value(tx.at())
                .value(tx.at())
                .longs(orders)
                .value(tx.at())
                .rows(DeadlineStore::kept);
    }

    static List<Kept> met(Tx tx, DeadlineKind kind, List<Long> orders, List<Long> refs) {
        return tx.sql("""
                update orders.deadline d
                set met_at = ?, next_at = null, overdue_since = case when d.due < ? then d.due end
                from unnest(?, ?) as m (order_id, ref)
                where d.order_id = m.order_id and d.kind = ? and d.ref = m.ref
                    and d.met_at is null and d.dropped_at is null
                returning d.order_id, d.kind, d.ref, d.due, d.due < ? as late""")
                .value(tx.at())
                .value(tx.at())
                .longs(orders)
                .longs(refs)
                .value(kind.text())
                .value(tx.at())
                .rows(DeadlineStore::kept);
    }

    /**
     * Whether another delivery group of the order has a deadline of the kind of which was told, and that is not met.
     */
    static boolean warned(Tx tx, Kept met) {
        return tx.sql("""
                select count(*) as open
                from orders.deadline
                where order_id = ? and kind = ? and warned_at is not null and met_at is null and dropped_at is null""")
                .value(met.order())
                .value(met.kind().text())
                .first(rs -> rs.getLong("open") > 0)
                .orElse(false);
    }

    private static Kept kept(ResultSet rs) throws SQLException {
        return new Kept(
                rs.getLong("order_id"),
                DeadlineKind.of(rs.getString("kind")),
                rs.getLong("ref"),
                Sql.time(rs, "due"),
                rs.getBoolean("late"));
    }

    /** A deadline of an order that ended without it. */
    record Dropped(long order, DeadlineKind kind) {}

    /** Nothing is left to be done by then. */
    static List<Dropped> drop(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                update orders.deadline
                set dropped_at = ?, next_at = null
                where order_id = any (?) and met_at is null and dropped_at is null
                returning order_id, kind""")
                .value(tx.at())
                .longs(orders)
                .rows(rs -> new Dropped(rs.getLong("order_id"), DeadlineKind.of(rs.getString("kind"))));
    }

    static List<OrderDeadline> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select order_id, kind, due, source, owner, met_at, overdue_since
                from orders.deadline
                where order_id = any (?)
                order by order_id, due, kind, ref""")
                .longs(orders)
                .rows(rs -> new OrderDeadline(
                        rs.getLong("order_id"),
                        DeadlineKind.of(rs.getString("kind")),
                        Sql.time(rs, "due"),
                        rs.getString("source"),
                        rs.getString("owner"),
                        Sql.timeOrNull(rs, "met_at"),
                        Sql.timeOrNull(rs, "overdue_since")));
    }
}
