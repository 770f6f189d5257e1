package io.crossdock.inventory.buffer.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.buffer.Buffers.BufferPolicy;
import io.crossdock.inventory.buffer.Buffers.LearnedBuffer;
import io.crossdock.inventory.buffer.internal.BufferRule.Evidence;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.walk.KeySlice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Statements on {@code inventory.buffer}, {@code buffer_policy} and {@code node_picks}. */
final class BufferStore {

    private static final String CYCLE_COUNT = "cycle-count";

    private BufferStore() {}

    static List<BufferPolicy> policies(Tx tx) {
        return tx.sql("""
                select p.node, p.enabled, p.units_max, p.percent_max, p.risk_percent
                from inventory.buffer_policy p
                order by p.node
                """)
                .rows(rs ->
                        new BufferPolicy(rs.getString(1), rs.getBoolean(2), rs.getLong(3), rs.getInt(4), rs.getInt(5)));
    }

    static void putPolicies(Tx tx, List<BufferPolicy> policies) {
        tx.sql("""
                insert into inventory.buffer_policy (node, enabled, units_max, percent_max, risk_percent)
                select p.node, p.enabled, p.units_max, p.percent_max, p.risk_percent
                from unnest(?, ?, ?, ?, ?) as p(node, enabled, units_max, percent_max, risk_percent)
                on conflict (node) do update
                set enabled = excluded.enabled, units_max = excluded.units_max, percent_max = excluded.percent_max,
                    risk_percent = excluded.risk_percent
                """)
                .texts(policies, BufferPolicy::node)
                .booleans(policies, BufferPolicy::enabled)
                .longs(policies, BufferPolicy::unitsMax)
                .ints(policies, BufferPolicy::percentMax)
                .ints(policies, BufferPolicy::riskPercent)
                .update();
    }

    /**
     * A row with its buffer and its picks.
     *
     * @param since units picked since the last short pick or correction
     */
    record Row(StockKey key, long onHand, long buffer, long picks, long shorts, long since) {

        Evidence evidence() {
            return new Evidence(picks + shorts, shorts);
        }
    }

    /** The rows of a slice, with the units that pickers found and missed since a time. */
    static List<Row> slice(Tx tx, KeySlice slice, Instant since) {
        return tx.sql("""
                select s.sku, s.node, s.on_hand, s.buffer, coalesce(e.picks, 0), coalesce(e.shorts, 0),
                    coalesce(e.since, 0)
                from inventory.stock s
                left join (
                    select l.sku, l.node, -sum(l.on_hand) filter (where l.cause = 'shipped') as picks,
                        -sum(l.on_hand) filter (where l.cause = 'short-picked') as shorts,
                        -sum(l.on_hand) filter (
                            where l.cause = 'shipped' and l.at > coalesce(l.known_at, '-infinity')
                        ) as since
                    from (
                        select l.sku, l.node, l.at, l.cause, l.on_hand,
                            max(l.at) filter (where l.cause = 'short-picked' or l.correction)
                                over (partition by l.sku, l.node) as known_at
                        from inventory.ledger l
                        where (l.sku, l.node) > (?, ?) and (l.sku, l.node) <= (?, ?) and l.at > ?
                            and (l.cause in ('shipped', 'short-picked') or l.correction)
                    ) l
                    group by l.sku, l.node
                ) e on e.sku = s.sku and e.node = s.node
                where (s.sku, s.node) > (?, ?) and (s.sku, s.node) <= (?, ?)
                """)
                .values(slice.bounds())
                .value(since)
                .values(slice.bounds())
                .rows(rs -> new Row(
                        new StockKey(rs.getString(1), rs.getString(2)),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getLong(6),
                        rs.getLong(7)));
    }

    /** Evidence of a node, and the figures that it consists of. */
    record Known(BufferRule.Node node, long counts, long deviation) {

        static final Known NOTHING = new Known(new BufferRule.Node(Evidence.NONE, Evidence.NONE), 0, 0);
    }

    static Map<String, Known> nodes(Tx tx, LocalDate since) {
        var known = new HashMap<String, Known>();
        tx.sql("""
                select node, coalesce(p.picks, 0), coalesce(p.shorts, 0), coalesce(a.seen, 0),
                    coalesce(a.seen_missed, 0), coalesce(a.told, 0), coalesce(a.told_missed, 0), coalesce(a.counts, 0)
                from inventory.node_picks p
                full join (
                    select a.node, sum(a.counts) as counts,
                        sum(a.units) filter (where a.source = ?) as seen,
                        sum(a.overstated) filter (where a.source = ?) as seen_missed,
                        sum(a.units) filter (where a.source <> ?) as told,
                        sum(a.overstated) filter (where a.source <> ?) as told_missed
                    from inventory.accuracy a
                    where a.day >= ?::date
                    group by a.node
                ) a using (node)
                """)
                .value(CYCLE_COUNT)
                .value(CYCLE_COUNT)
                .value(CYCLE_COUNT)
                .value(CYCLE_COUNT)
                .value(since.toString())
                .rows(rs -> known.put(
                        rs.getString(1),
                        new Known(
                                new BufferRule.Node(
                                        new Evidence(
                                                rs.getLong(2) + rs.getLong(3) + rs.getLong(4),
                                                rs.getLong(3) + rs.getLong(5)),
                                        new Evidence(rs.getLong(6), rs.getLong(7))),
                                rs.getLong(8),
                                rs.getLong(5) + rs.getLong(7))));
        return known;
    }

    /** Units that pickers looked for and missed at these nodes; nodes without a record are absent. */
    static Map<String, Evidence> picks(Tx tx, Collection<String> nodes) {
        var picks = new HashMap<String, Evidence>();
        tx.sql("""
                select p.node, p.picks + p.shorts, p.shorts
                from inventory.node_picks p
                where p.node = any(?)
                """).texts(nodes).rows(rs -> picks.put(rs.getString(1), new Evidence(rs.getLong(2), rs.getLong(3))));
        return picks;
    }

    /** Adds to the sums of the walk under way. */
    static void addPicks(Tx tx, SortedMap<String, Evidence> byNode) {
        tx.sql("""
                insert into inventory.node_picks as p (node, next_picks, next_shorts)
                select n.node, n.looked - n.missed, n.missed
                from unnest(?, ?, ?) as n(node, looked, missed)
                on conflict (node) do update
                set next_picks = p.next_picks + excluded.next_picks, next_shorts = p.next_shorts + excluded.next_shorts
                """)
                .texts(byNode.keySet())
                .longs(byNode.values(), Evidence::looked)
                .longs(byNode.values(), Evidence::missed)
                .update();
    }

    /** Ends the walk: its sums replace those of the walk before. */
    static void turn(Tx tx) {
        tx.sql("""
                update inventory.node_picks
                set picks = next_picks, shorts = next_shorts, next_picks = 0, next_shorts = 0
                """).update();
    }

    static void store(Tx tx, List<LearnedBuffer> buffers) {
        tx.sql("""
                insert into inventory.buffer
                    (sku, node, units, on_hand, miss_rate, picks, shorts, node_looked, node_missed, counts, deviation,
                        reason, computed_at)
                select b.sku, b.node, b.units, b.on_hand, b.rate::double precision, b.picks, b.shorts, b.looked,
                    b.missed, b.counts, b.deviation, b.reason, t.now
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as b(sku, node, units, on_hand, rate, picks, shorts, looked, missed, counts, deviation, reason)
                cross join (select ?::timestamptz as now) t
                on conflict (sku, node) do update
                set units = excluded.units, on_hand = excluded.on_hand, miss_rate = excluded.miss_rate,
                    picks = excluded.picks, shorts = excluded.shorts, node_looked = excluded.node_looked,
                    node_missed = excluded.node_missed, counts = excluded.counts, deviation = excluded.deviation,
                    reason = excluded.reason, computed_at = excluded.computed_at
                """)
                .texts(buffers, LearnedBuffer::sku)
                .texts(buffers, LearnedBuffer::node)
                .longs(buffers, LearnedBuffer::units)
                .longs(buffers, LearnedBuffer::onHand)
                .texts(buffers, b -> Double.toString(b.missRate()))
                .longs(buffers, LearnedBuffer::picks)
                .longs(buffers, LearnedBuffer::shorts)
                .longs(buffers, LearnedBuffer::nodeLooked)
                .longs(buffers, LearnedBuffer::nodeMissed)
                .longs(buffers, LearnedBuffer::counts)
                .longs(buffers, LearnedBuffer::deviation)
                .texts(buffers, LearnedBuffer::reason)
                .value(tx.at())
                .update();
    }

    static List<LearnedBuffer> of(Tx tx, Collection<String> skus) {
        return tx.sql("""
                select b.sku, b.node, b.units, b.on_hand, b.miss_rate, b.picks, b.shorts, b.node_looked, b.node_missed,
                    b.counts, b.deviation, b.reason, b.computed_at
                from inventory.buffer b
                where b.sku = any(?)
                order by b.sku, b.node
                """)
                .texts(skus)
                .rows(rs -> new LearnedBuffer(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getDouble(5),
                        rs.getLong(6),
                        rs.getLong(7),
                        rs.getLong(8),
                        rs.getLong(9),
                        rs.getLong(10),
                        rs.getLong(11),
                        rs.getString(12),
                        Sql.time(rs, "computed_at")));
    }
}
