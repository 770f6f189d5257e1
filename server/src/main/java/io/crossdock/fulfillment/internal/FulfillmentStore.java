package io.crossdock.fulfillment.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.NewFulfillment;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.platform.UnitLineColumns;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code fulfillment.fulfillment} and {@code fulfillment.line}. */
final class FulfillmentStore {

    private FulfillmentStore() {}

    private record LineOf(long fulfillment, NewFulfillment.Line line) {}

    static void insert(Tx tx, List<NewFulfillment> fulfillments) {
        tx.sql("""
                insert into fulfillment.fulfillment (
                    id, order_id, delivery_group, system, node, way, counter, state, created_at)
                select id, order_id, delivery_group, system, node, way, counter, 'released', ?
                from unnest(?, ?, ?, ?, ?, ?, ?) as f (id, order_id, delivery_group, system, node, way, counter)""")
                .value(tx.at())
                .longs(fulfillments, f -> f.id().value())
                .longs(fulfillments, NewFulfillment::order)
                .ints(fulfillments, f -> f.ref().group())
                .texts(fulfillments, NewFulfillment::system)
                .texts(fulfillments, NewFulfillment::node)
                .texts(fulfillments, f -> FulfillmentStore.stored(f.way()))
                .texts(fulfillments, f -> f.way() == Fulfillment.Way.TO_STORE ? f.counter() : null)
                .update();
        var lines = fulfillments.stream()
                .flatMap(f -> f.lines().stream().map(l -> new LineOf(f.id().value(), l)))
                .toList();
        tx.sql("""
                insert into fulfillment.line (fulfillment, line, component, substitute, sku, quantity)
                select fulfillment, line, component, substitute, sku, quantity
                from unnest(?, ?, ?, ?, ?, ?) as l (fulfillment, line, component, substitute, sku, quantity)""")
                .longs(lines, LineOf::fulfillment)
                .columns(UnitLineColumns.of(lines, l -> l.line.line()))
                .texts(lines, l -> l.line.sku())
                .longs(lines, l -> l.line.quantity())
                .update();
    }

    /** Marks work that is recalled only to be handed over again. */
    static void handAnew(Tx tx, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        tx.sql("""
                with standing as (
                    select id
                    from fulfillment.fulfillment
                    where id = any(?)
                    order by id
                    for no key update
                )
                update fulfillment.fulfillment f
                set handed_anew = true
                from standing s
                where f.id = s.id""").longs(ids).update();
    }

    /** The ids of these that {@link #handAnew} marked. */
    static Set<Long> handedAnew(Tx tx, Collection<Long> ids) {
        return new HashSet<>(tx.sql("""
                select id
                from fulfillment.fulfillment
                where id = any(?) and handed_anew""").longs(ids).rows(rs -> rs.getLong("id")));
    }

    /** Fulfillments by id. */
    static Map<Long, Fulfillment> load(Tx tx, Collection<Long> ids) {
        var lines = lines(tx, ids);
        return index(tx.sql("""
                select f.id, coalesce(f.work, f.id) as work, f.order_id, f.system, f.node, f.state, f.carrier,
                    f.tracking, f.created_at, f.shipped_at, f.ended_at, f.ready_at, f.collect_by, f.delivery_group,
                    case when f.way in ('pickup', 'curbside') then f.node else f.counter end as counter,
                    case when f.way in ('pickup', 'curbside') then f.shipped_at else f.collected_at end as collected_at,
                    coalesce(f.handed_to, r.handed_to) as handed_to, coalesce(f.proof, r.proof) as proof, f.way,
                    a.arrived_at, a.place, a.vehicle, a.told_at, a.number
                from fulfillment.fulfillment f
                left join fulfillment.report r on r.fulfillment = f.id and f.way <> 'parcel'
                left join fulfillment.arrival a
                    on a.fulfillment = f.id and f.way = 'curbside' and a.left_at is null
                where f.id = any(?)""").longs(ids).rows(rs -> read(rs, lines)));
    }

    /** Like {@link #load}, with the rows locked in key order. */
    static Map<Long, Fulfillment> lock(Tx tx, Collection<Long> ids) {
        tx.sql("""
                select id
                from fulfillment.fulfillment
                where id = any(?)
                order by id
                for no key update""").longs(new TreeSet<>(ids)).rows(rs -> rs.getLong("id"));
        return load(tx, ids);
    }

    /**
     * Locks all parts of these works, in key order, and returns their ids. Looks twice: a part that another transaction
     * made meanwhile is seen only when its lock on the work is gone.
     */
    static List<Long> lockWorks(Tx tx, Collection<Long> works) {
        var first = lockParts(tx, works);
        var second = lockParts(tx, works);
        return second.size() > first.size() ? second : first;
    }

    private static List<Long> lockParts(Tx tx, Collection<Long> works) {
        return tx.sql("""
                select id
                from fulfillment.fulfillment
                where id = any(?) or work = any(?)
                order by id
                for no key update""")
                .longs(new TreeSet<>(works))
                .longs(new TreeSet<>(works))
                .rows(rs -> rs.getLong("id"));
    }

    /** The works that these fulfillments are parts of. */
    static Map<Long, Long> works(Tx tx, Collection<Long> ids) {
        var works = new HashMap<Long, Long>();
        tx.sql("""
                select id, coalesce(work, id) as work
                from fulfillment.fulfillment
                where id = any(?)
                """).longs(new TreeSet<>(ids)).rows(rs -> works.put(rs.getLong("id"), rs.getLong("work")));
        return works;
    }

    /** A fulfillment that gives units to another. */
    record Split(long from, long to, List<Fulfillment.Line> units) {}

    /**
     * Makes a fulfillment of the units that a parcel has left over; the rest of the work goes on with it. Of a parcel
     * that has left, it is what its customer has before the others: no carrier has that.
     */
    static void split(Tx tx, List<Split> splits) {
        var open = new ArrayList<>(splits);
        while (!open.isEmpty()) {
            var made = open.stream().map(Split::to).collect(Collectors.toSet());
            var now = open.stream().filter(s -> !made.contains(s.from())).toList();
            splitOnce(tx, now);
            open.removeAll(now);
        }
    }

    /** Splits what exists: none of these was made by another. */
    private static void splitOnce(Tx tx, List<Split> splits) {
        tx.sql("""
                insert into fulfillment.fulfillment (
                    id, work, order_id, delivery_group, system, node, way, counter, state, created_at, shipped_at,
                    carrier, tracking)
                select s.rest, coalesce(f.work, f.id), f.order_id, f.delivery_group, f.system, f.node, f.way,
                    f.counter, f.state, f.created_at, f.shipped_at, case when f.shipped_at is not null then '' end,
                    case when f.shipped_at is not null then '' end
                from unnest(?, ?) as s (whole, rest)
                join fulfillment.fulfillment f on f.id = s.whole
                """).longs(splits, Split::from).longs(splits, Split::to).update();
        record Units(Split of, Fulfillment.Line line) {}
        var units = splits.stream()
                .flatMap(s -> s.units().stream().map(l -> new Units(s, l)))
                .toList();
        tx.sql("""
                insert into fulfillment.line (fulfillment, line, component, substitute, sku, quantity, shipped)
                select fulfillment, line, component, substitute, sku, quantity, shipped
                from unnest(?, ?, ?, ?, ?, ?, ?) as l
                    (fulfillment, line, component, substitute, sku, quantity, shipped)""")
                .longs(units, u -> u.of.to())
                .columns(UnitLineColumns.of(units, u -> u.line.line()))
                .texts(units, u -> u.line.sku())
                .longs(units, u -> u.line.quantity())
                .longs(units, u -> u.line.shipped())
                .update();
        leave(tx, splits);
    }

    /** Leaves the first fulfillments the units that the others did not get; lines without any are theirs no longer. */
    private static void leave(Tx tx, List<Split> splits) {
        tx.sql("""
                delete from fulfillment.line l
                using unnest(?, ?) as s (whole, rest), fulfillment.line r
                where l.fulfillment = s.whole and r.fulfillment = s.rest and r.line = l.line
                    and r.component = l.component and r.substitute = l.substitute and r.quantity = l.quantity
                """).longs(splits, Split::from).longs(splits, Split::to).update();
        tx.sql("""
                update fulfillment.line l
                set quantity = l.quantity - r.quantity, shipped = l.shipped - r.shipped
                from unnest(?, ?) as s (whole, rest), fulfillment.line r
                where l.fulfillment = s.whole and r.fulfillment = s.rest and r.line = l.line
                    and r.component = l.component and r.substitute = l.substitute
                """).longs(splits, Split::from).longs(splits, Split::to).update();
    }

    static List<Long> idsByOrder(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select id
                from fulfillment.fulfillment
                where order_id = any(?)
                order by id""").longs(orders).rows(rs -> rs.getLong("id"));
    }

    static List<Long> ordersAt(Tx tx, String node, long below, int most) {
        return tx.sql("""
                select distinct order_id
                from fulfillment.fulfillment
                where node = ? and order_id < ?
                order by order_id desc
                limit ?""").value(node).value(below).value(most).rows(rs -> rs.getLong("order_id"));
    }

    static List<Long> idsReadyAt(Tx tx, Collection<String> nodes) {
        return tx.sql("""
                select id
                from fulfillment.fulfillment
                where counter = any (?) and counter is not null and state = 'shipped' and ready_at is not null
                    and collected_at is null
                union all
                select id
                from fulfillment.fulfillment
                where node = any (?) and way = 'pickup' and state = 'released' and ready_at is not null
                order by id""").texts(nodes).texts(nodes).rows(rs -> rs.getLong("id"));
    }

    static List<Long> idsByTracking(Tx tx, Collection<String> trackings) {
        return tx.sql("""
                select id
                from fulfillment.fulfillment
                where tracking = any(?)
                order by id""").texts(trackings).rows(rs -> rs.getLong("id"));
    }

    private static Map<Long, Fulfillment> index(List<Fulfillment> found) {
        return ListIndex.by(found, f -> f.id().value());
    }

    private static Map<Long, List<Fulfillment.Line>> lines(Tx tx, Collection<Long> ids) {
        var lines = new HashMap<Long, List<Fulfillment.Line>>();
        tx.sql("""
                select fulfillment, line, component, substitute, sku, quantity, shipped
                from fulfillment.line
                where fulfillment = any(?)
                order by fulfillment, line, component, substitute""")
                .longs(ids)
                .rows(rs -> lines.computeIfAbsent(rs.getLong("fulfillment"), k -> new ArrayList<>())
                        .add(new Fulfillment.Line(
                                UnitLineColumns.read(rs),
                                rs.getString("sku"),
                                rs.getLong("quantity"),
                                rs.getLong("shipped"))));
        return lines;
    }

    private static Fulfillment read(ResultSet rs, Map<Long, List<Fulfillment.Line>> lines) throws SQLException {
        long id = rs.getLong("id");
        return new Fulfillment(
                new FulfillmentId(id),
                new FulfillmentId(rs.getLong("work")),
                rs.getLong("order_id"),
                rs.getString("system"),
                rs.getString("node"),
                Words.parse(Fulfillment.State.class, rs.getString("state")),
                rs.getString("carrier"),
                rs.getString("tracking"),
                Sql.time(rs, "created_at"),
                time(rs, "shipped_at"),
                time(rs, "ended_at"),
                lines.getOrDefault(id, List.of()),
                pickup(rs),
                handed(rs),
                way(rs),
                rs.getInt("delivery_group"),
                digital(rs));
    }

    private static Fulfillment.@Nullable Digital digital(ResultSet rs) throws SQLException {
        return way(rs) == Fulfillment.Way.DIGITAL
                ? new Fulfillment.Digital(time(rs, "shipped_at"), rs.getString("handed_to"), rs.getString("proof"))
                : null;
    }

    private static Fulfillment.@Nullable Pickup pickup(ResultSet rs) throws SQLException {
        var counter = rs.getString("counter");
        return counter == null
                ? null
                : new Fulfillment.Pickup(
                        counter,
                        time(rs, "ready_at"),
                        time(rs, "collect_by"),
                        time(rs, "collected_at"),
                        rs.getString("handed_to"),
                        rs.getString("proof"),
                        ArrivalStore.read(rs));
    }

    /** Parcels to customers and to stores are one word: the counter tells them apart. */
    private static String stored(Fulfillment.Way way) {
        return switch (way) {
            case PARCEL, TO_STORE -> "parcel";
            case PICKUP, CURBSIDE, SAME_DAY, DIGITAL -> Words.of(way);
        };
    }

    private static Fulfillment.@Nullable Handing handed(ResultSet rs) throws SQLException {
        var at = time(rs, "collected_at") == null ? time(rs, "ended_at") : time(rs, "collected_at");
        boolean said = rs.getString("handed_to") != null || rs.getString("proof") != null;
        return way(rs) == Fulfillment.Way.SAME_DAY && at != null && (said || time(rs, "collected_at") != null)
                ? new Fulfillment.Handing(at, rs.getString("handed_to"), rs.getString("proof"))
                : null;
    }

    private static Fulfillment.Way way(ResultSet rs) throws SQLException {
        var stored = rs.getString("way");
        return stored.equals("parcel")
                ? Fulfillment.Way.of(rs.getString("node"), rs.getString("counter"))
                : Words.parse(Fulfillment.Way.class, stored);
    }

    /** When nodes said that these were ready; without those that were ready at no time that was said. */
    static Map<Long, Instant> readySaid(Tx tx, Collection<Long> ids) {
        var said = new HashMap<Long, Instant>();
        var query = tx.sql("""
                select id, ready_said
                from fulfillment.fulfillment
                where id = any(?) and ready_said is not null""");
        query.longs(ids).rows(rs -> said.put(rs.getLong("id"), Sql.time(rs, "ready_said")));
        return said;
    }

    static void ready(Tx tx, List<WorkParts.Ready> parts) {
        if (parts.isEmpty()) {
            return;
        }
        tx.sql("""
                update fulfillment.fulfillment f
                set ready_at = ?, ready_said = r.said
                from unnest(?, ?) as r (id, said)
                where f.id = r.id""")
                .value(tx.at())
                .longs(parts, WorkParts.Ready::part)
                .times(parts, WorkParts.Ready::said)
                .update();
    }

    /** Stores that a store or a courier has handed a parcel to its customer; the first word of it stays. */
    static void collect(Tx tx, List<Shipment> handed) {
        tx.sql("""
                update fulfillment.fulfillment f
                set collected_at = ?, handed_to = nullif(h.handed_to, ''), proof = nullif(h.proof, '')
                from unnest(?, ?, ?) as h (id, handed_to, proof)
                where f.id = h.id and f.collected_at is null""")
                .value(tx.at())
                .longs(handed, s -> s.fulfillment().value())
                .texts(handed, s -> Objects.requireNonNull(s.handover()).by())
                .texts(handed, s -> Objects.requireNonNull(s.handover()).proof())
                .update();
    }

    private record Kept(long id, Instant until) {}

    /** Sets until when ready goods are kept; returns the ids of those that had no such time, in key order. */
    static List<Long> keepUntil(Tx tx, Map<Long, Instant> collectBy) {
        var kept = collectBy.entrySet().stream()
                .map(e -> new Kept(e.getKey(), e.getValue()))
                .toList();
        return tx.sql("""
                with kept as (
                    update fulfillment.fulfillment f
                    set collect_by = k.until
                    from unnest(?, ?) as k (id, until)
                    where f.id = k.id and f.ready_at is not null and f.collect_by is null
                        and f.state = case when f.counter is null then 'released' else 'shipped' end
                    returning f.id
                )
                select id
                from kept
                order by id""").longs(kept, Kept::id).times(kept, Kept::until).rows(rs -> rs.getLong("id"));
    }

    private static @Nullable Instant time(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column) == null ? null : Sql.time(rs, column);
    }

    /** Moves the fulfillments that are in the transition's first state, and returns their ids in key order. */
    static List<Long> move(Tx tx, FulfillmentTransition change, Collection<Long> ids) {
        return tx.sql("""
                with standing as (
                    select id
                    from fulfillment.fulfillment
                    where id = any(?) and state = ?
                    order by id
                    for no key update
                ), moved as (
                    update fulfillment.fulfillment f
                    set state = ?, ended_at = ?
                    from standing s
                    where f.id = s.id
                    returning f.id
                )
                select id
                from moved
                order by id""")
                .longs(new TreeSet<>(ids))
                .value(Words.of(change.from))
                .value(Words.of(change.to))
                .value(tx.at())
                .rows(rs -> rs.getLong("id"));
    }

    /** Applies reports: sets the lines' quantities, and the fulfillment's parcel and state. */
    static void ship(Tx tx, Collection<Long> ids) {
        tx.sql("""
                update fulfillment.line l
                set shipped = r.quantity
                from fulfillment.report_line r
                where r.fulfillment = any(?) and l.fulfillment = r.fulfillment and l.line = r.line
                    and l.component = r.component and l.substitute = r.substitute""").longs(ids).update();
        tx.sql("""
                update fulfillment.fulfillment f
                set state = case when s.units > 0 then ? else ? end,
                    carrier = case when s.units > 0 then r.carrier end,
                    tracking = case when s.units > 0 then r.tracking end,
                    shipped_at = case when s.units > 0 then ?::timestamptz end,
                    ended_at = case when s.units > 0 then null else ?::timestamptz end
                from fulfillment.report r
                join (select fulfillment, sum(shipped) as units
                    from fulfillment.line
                    where fulfillment = any(?)
                    group by fulfillment) s on s.fulfillment = r.fulfillment
                where f.id = r.fulfillment""")
                .value(Words.of(FulfillmentTransition.SHIP.to))
                .value(Words.of(FulfillmentTransition.REJECT.to))
                .value(tx.at())
                .value(tx.at())
                .longs(ids)
                .update();
    }

    /** Fulfillments whose state contradicts their units. At most 100. */
    static List<String> faults(Tx tx) {
        return tx.sql("""
                select f.id, f.state
                from fulfillment.fulfillment f
                left join (select fulfillment, sum(shipped) as units
                    from fulfillment.line
                    group by fulfillment) l on l.fulfillment = f.id
                where l.units is null
                    or (f.state in ('shipped', 'delivered', 'lost', 'returned')) <> (l.units > 0)
                order by f.id
                limit 100""")
                .rows(rs -> new FulfillmentId(rs.getLong("id")) + ": is " + rs.getString("state")
                        + ", which its shipped units contradict");
    }
}
