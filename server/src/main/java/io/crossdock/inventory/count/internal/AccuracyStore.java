package io.crossdock.inventory.count.internal;

import io.crossdock.engine.Tx;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** Statements on {@code inventory.accuracy}. */
public final class AccuracyStore {

    private AccuracyStore() {}

    /** Adds to the sums; in key order, so that two transactions can't deadlock. */
    public static void add(Tx tx, SortedMap<AccuracyTally.Of, AccuracyTally> tallies) {
        if (tallies.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into inventory.accuracy as a (node, source, day, counts, wrong, units, overstated, understated)
                select t.node, t.source, t.day::date, t.counts, t.wrong, t.units, t.overstated, t.understated
                from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    as t(node, source, day, counts, wrong, units, overstated, understated)
                on conflict (node, source, day) do update
                set counts = a.counts + excluded.counts, wrong = a.wrong + excluded.wrong,
                    units = a.units + excluded.units, overstated = a.overstated + excluded.overstated,
                    understated = a.understated + excluded.understated
                """)
                .texts(tallies.keySet(), AccuracyTally.Of::node)
                .texts(tallies.keySet(), AccuracyTally.Of::source)
                .texts(tallies.keySet(), of -> of.day().toString())
                .longs(tallies.values(), AccuracyTally::counts)
                .longs(tallies.values(), AccuracyTally::wrong)
                .longs(tallies.values(), AccuracyTally::units)
                .longs(tallies.values(), AccuracyTally::overstated)
                .longs(tallies.values(), AccuracyTally::understated)
                .update();
    }

    /** Sums for each node since a day; nodes without counts are absent. */
    static Map<String, AccuracyTally> byNode(Tx tx, Collection<String> nodes, LocalDate since) {
        var found = new HashMap<String, AccuracyTally>();
        tx.sql("""
                select a.node, sum(a.counts), sum(a.wrong), sum(a.units), sum(a.overstated), sum(a.understated)
                from inventory.accuracy a
                where a.node = any(?) and a.day >= ?::date
                group by a.node
                """)
                .texts(nodes)
                .value(since.toString())
                .rows(rs -> found.put(
                        rs.getString(1),
                        new AccuracyTally(rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getLong(5), rs.getLong(6))));
        return found;
    }
}
