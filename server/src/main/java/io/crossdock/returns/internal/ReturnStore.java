package io.crossdock.returns.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.orders.OrderId;
import io.crossdock.platform.UnitLineColumns;
import io.crossdock.returns.NewReturn;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.returns.ReturnId;
import io.crossdock.shared.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code returns.return}, its lines, and nodes' reports. */
final class ReturnStore {

    private ReturnStore() {}

    private record LineOf<L>(long id, L line) {}

    static void insert(Tx tx, List<NewReturn> returns) {
        tx.sql("""
                insert into returns.return (id, order_id, system, node, reason, kind, state, requested_at)
                select id, order_id, system, node, reason, kind, 'expected', ?
                from unnest(?, ?, ?, ?, ?, ?) as r (id, order_id, system, node, reason, kind)""")
                .value(tx.at())
                .longs(returns, r -> r.id().value())
                .longs(returns, NewReturn::order)
                .texts(returns, NewReturn::system)
                .texts(returns, NewReturn::node)
                .texts(returns, NewReturn::reason)
                .texts(returns, r -> Words.of(r.kind()))
                .update();
        var lines = returns.stream()
                .flatMap(r -> r.lines().stream().map(l -> new LineOf<>(r.id().value(), l)))
                .toList();
        tx.sql("""
                insert into returns.line (return_id, line, component, substitute, sku, quantity)
                select return_id, line, component, substitute, sku, quantity
                from unnest(?, ?, ?, ?, ?, ?) as l (return_id, line, component, substitute, sku, quantity)""")
                .longs(lines, LineOf::id)
                .columns(UnitLineColumns.of(lines, l -> l.line.line()))
                .texts(lines, l -> l.line.sku())
                .longs(lines, l -> l.line.quantity())
                .update();
    }

    /** Returns by id. */
    static Map<Long, Return> load(Tx tx, Collection<Long> ids) {
        var lines = new HashMap<Long, List<Return.Line>>();
        tx.sql("""
                select return_id, line, component, substitute, sku, quantity, sellable, damaged
                from returns.line
                where return_id = any(?)
                order by return_id, line, component, substitute""")
                .longs(ids)
                .rows(rs -> lines.computeIfAbsent(rs.getLong("return_id"), k -> new ArrayList<>())
                        .add(new Return.Line(
                                UnitLineColumns.read(rs),
                                rs.getString("sku"),
                                rs.getLong("quantity"),
                                rs.getLong("sellable"),
                                rs.getLong("damaged"))));
        var found = new HashMap<Long, Return>();
        tx.sql("""
                select id, coalesce(whole, id) as whole, order_id, system, node, reason, state, requested_at,
                    kind
                from returns.return
                where id = any(?)""")
                .longs(ids)
                .rows(rs -> found.put(
                        rs.getLong("id"),
                        new Return(
                                new ReturnId(rs.getLong("id")),
                                new ReturnId(rs.getLong("whole")),
                                rs.getLong("order_id"),
                                rs.getString("system"),
                                rs.getString("node"),
                                rs.getString("reason"),
                                Words.parse(Return.State.class, rs.getString("state")),
                                Sql.time(rs, "requested_at"),
                                lines.getOrDefault(rs.getLong("id"), List.of()),
                                Words.parse(Return.Kind.class, rs.getString("kind")))));
        return found;
    }

    /** The returns that these are, or are the rest of. */
    static Map<Long, Long> wholes(Tx tx, Collection<Long> ids) {
        var wholes = new HashMap<Long, Long>();
        tx.sql("""
                select id, coalesce(whole, id) as whole
                from returns.return
                where id = any(?)
                """).longs(new TreeSet<>(ids)).rows(rs -> wholes.put(rs.getLong("id"), rs.getLong("whole")));
        return wholes;
    }

    /**
     * Locks these returns with their rests, in key order, and returns their ids. Looks twice: a rest that another
     * transaction made meanwhile is seen only when its lock on the whole is gone.
     */
    static List<Long> lockWholes(Tx tx, Collection<Long> wholes) {
        var first = lockParts(tx, wholes);
        var second = lockParts(tx, wholes);
        return second.size() > first.size() ? second : first;
    }

    private static List<Long> lockParts(Tx tx, Collection<Long> wholes) {
        return tx.sql("""
                select id
                from returns.return
                where id = any(?) or whole = any(?)
                order by id
                for no key update""")
                .longs(new TreeSet<>(wholes))
                .longs(new TreeSet<>(wholes))
                .rows(rs -> rs.getLong("id"));
    }

    /** A return that gives units to its rest. */
    record Split(long from, long to, List<Return.Line> units) {}

    /** Makes returns of the units that parcels left over. */
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
                insert into returns.return (id, whole, order_id, system, node, reason, kind, state, requested_at)
                select s.rest, coalesce(r.whole, r.id), r.order_id, r.system, r.node, r.reason, r.kind, r.state,
                    r.requested_at
                from unnest(?, ?) as s (whole, rest)
                join returns.return r on r.id = s.whole
                """).longs(splits, Split::from).longs(splits, Split::to).update();
        var units = splits.stream()
                .flatMap(s -> s.units().stream().map(l -> new LineOf<>(s.to(), l)))
                .toList();
        tx.sql("""
                insert into returns.line (return_id, line, component, substitute, sku, quantity)
                select return_id, line, component, substitute, sku, quantity
                from unnest(?, ?, ?, ?, ?, ?) as l (return_id, line, component, substitute, sku, quantity)""")
                .longs(units, LineOf::id)
                .columns(UnitLineColumns.of(units, l -> l.line.line()))
                .texts(units, l -> l.line.sku())
                .longs(units, l -> l.line.quantity())
                .update();
        leave(tx, splits);
    }

    /** Leaves the first returns the units that their rests did not get. */
    private static void leave(Tx tx, List<Split> splits) {
        tx.sql("""
                delete from returns.line l
                using unnest(?, ?) as s (whole, rest), returns.line r
                where l.return_id = s.whole and r.return_id = s.rest and r.line = l.line
                    and r.component = l.component and r.substitute = l.substitute and r.quantity = l.quantity
                """).longs(splits, Split::from).longs(splits, Split::to).update();
        tx.sql("""
                update returns.line l
                set quantity = l.quantity - r.quantity
                from unnest(?, ?) as s (whole, rest), returns.line r
                where l.return_id = s.whole and r.return_id = s.rest and r.line = l.line
                    and r.component = l.component and r.substitute = l.substitute
                """).longs(splits, Split::from).longs(splits, Split::to).update();
    }

    static List<Long> idsByOrder(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select id
                from returns.return
                where order_id = any(?)
                order by id""").longs(orders).rows(rs -> rs.getLong("id"));
    }

    /** The ids of these that have a report. */
    static List<Long> reported(Tx tx, Collection<Long> ids) {
        return tx.sql("""
                select return_id
                from returns.arrival
                where return_id = any(?)
                order by return_id""").longs(ids).rows(rs -> rs.getLong("return_id"));
    }

    /** Reports by return. */
    static Map<Long, ReturnArrival> arrivals(Tx tx, Collection<Long> ids) {
        var lines = new HashMap<Long, List<ReturnArrival.Line>>();
        tx.sql("""
                select return_id, line, component, substitute, sellable, damaged
                from returns.arrival_line
                where return_id = any(?)
                order by return_id, line, component, substitute""")
                .longs(ids)
                .rows(rs -> lines.computeIfAbsent(rs.getLong("return_id"), k -> new ArrayList<>())
                        .add(new ReturnArrival.Line(
                                UnitLineColumns.read(rs), rs.getLong("sellable"), rs.getLong("damaged"))));
        var arrivals = new HashMap<Long, ReturnArrival>();
        tx.sql("""
                select return_id, notice, coalesce(node, '') as node
                from returns.arrival
                where return_id = any(?)""")
                .longs(ids)
                .rows(rs -> arrivals.put(
                        rs.getLong("return_id"),
                        new ReturnArrival(
                                new ReturnId(rs.getLong("return_id")),
                                rs.getString("notice"),
                                rs.getString("node"),
                                lines.getOrDefault(rs.getLong("return_id"), List.of()))));
        return arrivals;
    }

    static void insertArrivals(Tx tx, List<ReturnArrival> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into returns.arrival (return_id, notice, node, at)
                select return_id, notice, nullif(node, ''), ?
                from unnest(?, ?, ?) as a (return_id, notice, node)""")
                .value(tx.at())
                .longs(arrivals, a -> a.id().value())
                .texts(arrivals, ReturnArrival::notice)
                .texts(arrivals, ReturnArrival::node)
                .update();
        var lines = arrivals.stream()
                .flatMap(a -> a.lines().stream().map(l -> new LineOf<>(a.id().value(), l)))
                .toList();
        tx.sql("""
                insert into returns.arrival_line (return_id, line, component, substitute, sellable, damaged)
                select return_id, line, component, substitute, sellable, damaged
                from unnest(?, ?, ?, ?, ?, ?) as a (return_id, line, component, substitute, sellable, damaged)""")
                .longs(lines, LineOf::id)
                .columns(UnitLineColumns.of(lines, l -> l.line.line()))
                .longs(lines, l -> l.line.sellable())
                .longs(lines, l -> l.line.damaged())
                .update();
    }

    /** Applies reports: the units of the lines, and the node where the goods are. */
    static void receive(Tx tx, Collection<Long> ids) {
        tx.sql("""
                update returns.return r
                set node = a.node
                from returns.arrival a
                where a.return_id = any(?) and r.id = a.return_id and a.node <> r.node""").longs(ids).update();
        tx.sql("""
                update returns.line l
                set sellable = a.sellable, damaged = a.damaged
                from returns.arrival_line a
                where a.return_id = any(?) and l.return_id = a.return_id and l.line = a.line
                    and l.component = a.component and l.substitute = a.substitute""").longs(ids).update();
    }

    /** Moves the returns that are in the transition's first state, and returns their ids in key order. */
    static List<Long> move(Tx tx, ReturnTransition step, Collection<Long> ids) {
        return tx.sql("""
                with standing as (
                    select id
                    from returns.return
                    where id = any(?) and state = ?
                    order by id
                    for no key update
                ), moved as (
                    update returns.return r
                    set state = ?,
                        received_at = case when ? then ?::timestamptz else r.received_at end,
                        ended_at = case when ? then ?::timestamptz else r.ended_at end
                    from standing s
                    where r.id = s.id
                    returning r.id
                )
                select id
                from moved
                order by id""")
                .longs(new TreeSet<>(ids))
                .value(Words.of(step.from))
                .value(Words.of(step.to))
                .value(step.to == Return.State.RECEIVED)
                .value(tx.at())
                .value(step.to != Return.State.RECEIVED)
                .value(tx.at())
                .rows(rs -> rs.getLong("id"));
    }

    /** One sentence for each return whose state its units contradict. */
    static List<String> contradictions(Tx tx) {
        return tx.sql("""
                select r.id, r.state
                from returns.return r
                left join (select return_id, sum(sellable + damaged) as units
                    from returns.line
                    group by return_id) l on l.return_id = r.id
                where l.units is null
                    or (r.state in ('expected', 'expired') and l.units > 0)
                order by r.id
                limit 100""")
                .rows(rs -> new ReturnId(rs.getLong("id")) + ": is " + rs.getString("state")
                        + ", which its units contradict");
    }

    /** @param same whether the body was the same */
    record KnownReturn(long id, boolean same) {}

    /** The return that was made under this key. */
    static Optional<KnownReturn> known(Tx tx, OrderId order, String key, String body) {
        return tx.sql("""
                select return_id, body = ?::jsonb as same
                from returns.request
                where order_id = ? and key = ?""")
                .value(body)
                .value(order.value())
                .value(key)
                .first(rs -> new KnownReturn(rs.getLong("return_id"), rs.getBoolean("same")));
    }

    static void remember(Tx tx, NewReturn made, String key, String body) {
        tx.sql("""
                insert into returns.request (order_id, key, body, return_id)
                values (?, ?, ?::jsonb, ?)""")
                .value(made.order())
                .value(key)
                .value(body)
                .value(made.id().value())
                .update();
    }
}
