package io.crossdock.inventory.count.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.count.Adjustments.Adjustment;
import io.crossdock.inventory.count.Adjustments.AdjustmentReason;
import io.crossdock.inventory.count.Adjustments.Direction;
import io.crossdock.inventory.count.Adjustments.State;
import io.crossdock.inventory.count.CountTasks;
import io.crossdock.inventory.count.internal.ApprovalRule.Extent;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.reason} and {@code inventory.adjustment}. */
final class AdjustmentStore {

    static final char LETTER = 'A';
    private static final Duration DAY = Duration.ofDays(1);

    private AdjustmentStore() {}

    static List<AdjustmentReason> reasons(Tx tx) {
        return tx.sql("""
                select r.code, r.name, r.direction, r.correction, r.units_max, r.value_max_minor
                from inventory.reason r
                order by r.code
                """)
                .rows(rs -> new AdjustmentReason(
                        rs.getString(1),
                        rs.getString(2),
                        Words.parse(Direction.class, rs.getString(3)),
                        rs.getBoolean(4),
                        rs.getObject(5, Long.class),
                        rs.getObject(6, Long.class)));
    }

    static void putReasons(Tx tx, List<AdjustmentReason> reasons) {
        tx.sql("""
                insert into inventory.reason (code, name, direction, correction, units_max, value_max_minor)
                select r.code, r.name, r.direction, r.correction, r.units_max, r.value_max_minor
                from unnest(?, ?, ?, ?, ?, ?) as r(code, name, direction, correction, units_max, value_max_minor)
                on conflict (code) do update
                set name = excluded.name, direction = excluded.direction, correction = excluded.correction,
                    units_max = excluded.units_max, value_max_minor = excluded.value_max_minor
                """)
                .texts(reasons, AdjustmentReason::code)
                .texts(reasons, AdjustmentReason::name)
                .texts(reasons, r -> Words.of(r.direction()))
                .booleans(reasons, AdjustmentReason::correction)
                .longs(reasons, AdjustmentReason::unitsMax)
                .longs(reasons, AdjustmentReason::valueMaxMinor)
                .update();
    }

    /** A row and a reason. */
    record Matter(StockKey key, String reason) {}

    /**
     * Adjustments that a person made without approval on these rows within the last day. The rows are locked, so nobody
     * adds to it meanwhile.
     */
    static Map<Matter, Extent> aloneWithinADay(Tx tx, Collection<StockKey> keys) {
        var sums = new HashMap<Matter, Extent>();
        tx.sql("""
                select a.sku, a.node, a.reason, sum(abs(a.units)),
                    least(sum(a.value_minor), 9223372036854775807)::bigint
                from inventory.adjustment a
                where a.requested_by = ? and a.requested_at > ? and a.state = 'applied' and a.decided_by is null
                    and a.sku = any(?)
                group by a.sku, a.node, a.reason
                """)
                .value(tx.actor())
                .value(tx.at().minus(DAY))
                .texts(keys, StockKey::sku)
                .rows(rs -> sums.put(
                        new Matter(new StockKey(rs.getString(1), rs.getString(2)), rs.getString(3)),
                        new Extent(rs.getLong(4), rs.getLong(5))));
        return sums;
    }

    static void add(Tx tx, List<Adjustment> adjustments) {
        tx.sql("""
                insert into inventory.adjustment
                    (id, sku, node, units, reason, note, value_minor, currency, counted_at, task, state, requested_by,
                        requested_at)
                select a.id, a.sku, a.node, a.units, a.reason, a.note, a.value_minor, a.currency, a.counted_at, a.task,
                    a.state, b.actor, b.now
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as a(id, sku, node, units, reason, note, value_minor, currency, counted_at, task, state)
                cross join (select ?::text as actor, ?::timestamptz as now) b
                """)
                .longs(adjustments, a -> number(a.id()))
                .texts(adjustments, Adjustment::sku)
                .texts(adjustments, Adjustment::node)
                .longs(adjustments, Adjustment::units)
                .texts(adjustments, Adjustment::reason)
                .texts(adjustments, Adjustment::note)
                .longs(adjustments, Adjustment::valueMinor)
                .texts(adjustments, Adjustment::currency)
                .times(adjustments, Adjustment::countedAt)
                .longs(
                        adjustments,
                        a -> a.task() == null
                                ? null
                                : IdText.parse(CountTasks.LETTER, a.task()).orElseThrow())
                .texts(adjustments, a -> Words.of(a.state()))
                .value(tx.actor())
                .value(tx.at())
                .update();
    }

    static long number(String id) {
        return IdText.parse(LETTER, id).orElseThrow();
    }

    static List<Adjustment> lock(Tx tx, List<Long> ids) {
        return tx.sql("""
                select a.id, a.sku, a.node, a.units, a.reason, a.note, a.value_minor, a.currency, a.counted_at, a.task,
                    a.state, a.requested_by, a.requested_at, a.decided_by, a.decided_at, a.decision_note
                from inventory.adjustment a
                where a.id = any(?)
                order by a.id
                for no key update
                """).longs(ids).rows(AdjustmentStore::read);
    }

    static List<Adjustment> list(Tx tx, State state, long after, int limit) {
        return tx.sql("""
                select a.id, a.sku, a.node, a.units, a.reason, a.note, a.value_minor, a.currency, a.counted_at, a.task,
                    a.state, a.requested_by, a.requested_at, a.decided_by, a.decided_at, a.decision_note
                from inventory.adjustment a
                where a.state = ? and a.id > ?
                order by a.id
                limit ?
                """).value(Words.of(state)).value(after).value(limit + 1).rows(AdjustmentStore::read);
    }

    static void decide(Tx tx, List<Adjustment> decided) {
        tx.sql("""
                update inventory.adjustment a
                set state = d.state, decided_by = b.actor, decided_at = b.now, decision_note = d.note
                from unnest(?, ?, ?) as d(id, state, note)
                cross join (select ?::text as actor, ?::timestamptz as now) b
                where a.id = d.id
                """)
                .longs(decided, a -> number(a.id()))
                .texts(decided, a -> Words.of(a.state()))
                .texts(decided, a -> a.decisionNote() == null ? "" : a.decisionNote())
                .value(tx.actor())
                .value(tx.at())
                .update();
    }

    private static Adjustment read(ResultSet rs) throws SQLException {
        long task = rs.getLong("task");
        return new Adjustment(
                IdText.print(LETTER, rs.getLong("id")),
                rs.getString("sku"),
                rs.getString("node"),
                rs.getLong("units"),
                rs.getString("reason"),
                rs.getString("note"),
                rs.getLong("value_minor"),
                rs.getString("currency"),
                time(rs, "counted_at"),
                task == 0 ? null : IdText.print(CountTasks.LETTER, task),
                Words.parse(State.class, rs.getString("state")),
                rs.getString("requested_by"),
                Sql.time(rs, "requested_at"),
                rs.getString("decided_by"),
                time(rs, "decided_at"),
                rs.getString("decision_note"));
    }

    static @Nullable Instant time(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column) == null ? null : Sql.time(rs, column);
    }
}
