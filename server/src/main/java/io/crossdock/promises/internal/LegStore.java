package io.crossdock.promises.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.promises.Promises;
import io.crossdock.promises.Promises.Culprit;
import io.crossdock.promises.Promises.Leg;
import io.crossdock.promises.Promises.Outcome;
import io.crossdock.promises.Promises.Score;
import io.crossdock.promises.Promises.ScoreQuery;
import io.crossdock.promises.Promises.Step;
import io.crossdock.shared.GroupRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code promises.leg}: the nodes' parts of promises, from their departure to their end. */
final class LegStore {

    private LegStore() {}

    /** A leg that ends, with the dates that it is measured by. */
    record Open(
            Step step,
            Instant madeAt,
            Instant promised,
            Instant shipsAt,
            Instant planned,
            @Nullable Instant shippedAt) {}

    /** Legs of orders, oldest first. */
    static Map<GroupRef, List<Leg>> of(Tx tx, Collection<Long> orders) {
        var legs = new HashMap<GroupRef, List<Leg>>();
        tx.sql("""
                select order_id, delivery_group, node, service, made_at, ships_at, deliver_by, shipped_at, ended_at,
                    outcome, missed_by
                from promises.leg
                where order_id = any (?)
                order by order_id, made_at, node""")
                .longs(orders)
                .rows(rs ->
                        legs.computeIfAbsent(ref(rs), k -> new ArrayList<>()).add(leg(rs)));
        return legs;
    }

    static GroupRef ref(ResultSet rs) throws SQLException {
        return new GroupRef(rs.getLong("order_id"), rs.getInt("delivery_group"));
    }

    private static Leg leg(ResultSet rs) throws SQLException {
        var outcome = rs.getString("outcome");
        var culprit = rs.getString("missed_by");
        return new Leg(
                rs.getString("node"),
                rs.getString("service"),
                Sql.time(rs, "made_at"),
                Sql.time(rs, "ships_at"),
                Sql.time(rs, "deliver_by"),
                Sql.timeOrNull(rs, "shipped_at"),
                Outcome.LOST.name().equals(outcome) ? null : Sql.timeOrNull(rs, "ended_at"),
                outcome == null ? null : Outcome.valueOf(outcome),
                culprit == null ? null : Culprit.valueOf(culprit));
    }

    /** Notes the departure of those legs that were made last before it. */
    static void shipped(Tx tx, List<Step> steps) {
        tx.sql("""
                update promises.leg l
                set shipped_at = s.at
                from unnest(?, ?, ?, ?) as s (order_id, delivery_group, node, at)
                where l.order_id = s.order_id
                    and l.delivery_group = s.delivery_group
                    and l.node = s.node
                    and l.shipped_at is null
                    and l.ended_at is null
                    and l.made_at = (
                        select max(k.made_at)
                        from promises.leg k
                        where k.order_id = s.order_id and k.delivery_group = s.delivery_group and k.node = s.node
                            and k.made_at <= s.at)""")
                .longs(steps, s -> s.ref().order())
                .ints(steps, s -> s.ref().group())
                .texts(steps, Step::node)
                .times(steps, Step::at)
                .update();
    }

    /**
     * Locks the legs that the steps are about: per order and node the first that has left and not ended, else the
     * latest.
     */
    static List<Open> lock(Tx tx, List<Step> steps) {
        return tx.sql("""
                select l.order_id, l.delivery_group, l.node, s.at, l.made_at, p.deliver_by as promised, l.ships_at,
                    l.deliver_by as planned, l.shipped_at
                from (
                    select order_id, delivery_group, node, min(at) as at
                    from unnest(?, ?, ?, ?) as s (order_id, delivery_group, node, at)
                    group by order_id, delivery_group, node
                ) s
                join promises.promise p on p.order_id = s.order_id and p.delivery_group = s.delivery_group
                join promises.leg l
                    on l.order_id = s.order_id and l.delivery_group = s.delivery_group and l.node = s.node
                where l.ended_at is null
                    and l.made_at = (
                        select k.made_at
                        from promises.leg k
                        where k.order_id = s.order_id and k.delivery_group = s.delivery_group and k.node = s.node
                            and k.ended_at is null
                        order by k.shipped_at nulls last, k.made_at desc
                        limit 1)
                order by l.order_id, l.delivery_group, l.node
                for no key update of l""")
                .longs(steps, s -> s.ref().order())
                .ints(steps, s -> s.ref().group())
                .texts(steps, Step::node)
                .times(steps, Step::at)
                .rows(rs -> new Open(
                        new Step(ref(rs), rs.getString("node"), Sql.time(rs, "at")),
                        Sql.time(rs, "made_at"),
                        Sql.time(rs, "promised"),
                        Sql.time(rs, "ships_at"),
                        Sql.time(rs, "planned"),
                        Sql.timeOrNull(rs, "shipped_at")));
    }

    /** Ends legs. @param verdicts one per leg */
    static void end(Tx tx, List<Open> open, List<PromiseVerdict> verdicts) {
        tx.sql("""
                update promises.leg l
                set ended_at = e.at, outcome = e.outcome, missed_by = e.missed_by
                from unnest(?, ?, ?, ?, ?, ?, ?) as e (order_id, delivery_group, node, made_at, at, outcome, missed_by)
                where l.order_id = e.order_id and l.delivery_group = e.delivery_group and l.node = e.node
                    and l.made_at = e.made_at""")
                .longs(open, o -> o.step.ref().order())
                .ints(open, o -> o.step.ref().group())
                .texts(open, o -> o.step.node())
                .times(open, Open::madeAt)
                .times(open, o -> o.step.at())
                .texts(verdicts, v -> v.outcome().name())
                .texts(verdicts, v -> v.missedBy() == null ? null : v.missedBy().name())
                .update();
    }

    /** At most {@link Promises#SCORE_MAX} scores, by their keys. */
    static List<Score> score(Tx tx, ScoreQuery query) {
        return tx.sql("""
                select case ? when 'NODE' then node when 'SERVICE' then service
                        else (ended_at at time zone 'UTC')::date::text end as key,
                    count(*) filter (where outcome = 'KEPT') as kept,
                    count(*) filter (where outcome = 'MISSED') as missed,
                    count(*) filter (where outcome = 'LOST') as lost,
                    count(*) filter (where missed_by = 'DECISION') as by_decision,
                    count(*) filter (where missed_by = 'NODE') as by_node,
                    count(*) filter (where missed_by = 'CARRIER') as by_carrier
                from promises.leg
                where ended_at >= ? and ended_at < ?
                    and (?::text is null or node = ?)
                    and (?::text is null or service = ?)
                group by 1
                order by 1
                limit ?""")
                .value(query.by().name())
                .value(query.from())
                .value(query.to())
                .value(query.node())
                .value(query.node())
                .value(query.service())
                .value(query.service())
                .value(Promises.SCORE_MAX)
                .rows(rs -> new Score(
                        rs.getString("key"),
                        rs.getLong("kept"),
                        rs.getLong("missed"),
                        rs.getLong("lost"),
                        rs.getLong("by_decision"),
                        rs.getLong("by_node"),
                        rs.getLong("by_carrier")));
    }
}
