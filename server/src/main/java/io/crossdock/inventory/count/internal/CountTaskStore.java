package io.crossdock.inventory.count.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.count.CountTasks;
import io.crossdock.inventory.count.CountTasks.By;
import io.crossdock.inventory.count.CountTasks.CountLine;
import io.crossdock.inventory.count.CountTasks.CountTask;
import io.crossdock.inventory.count.CountTasks.Plan;
import io.crossdock.inventory.count.CountTasks.State;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.count_task} and {@code inventory.count_line}. */
final class CountTaskStore {

    private static final Duration WINDOW = Duration.ofDays(90);

    private CountTaskStore() {}

    /**
     * Rows of a node that are in no open task. Reads errors only if they decide, because that reads the ledger of every
     * row.
     */
    static List<CountPlan.Candidate> candidates(Tx tx, String node, By by) {
        return tx.sql("""
                select s.sku, s.on_hand, s.counted_at, coalesce(e.units, 0)
                from inventory.stock s
                left join lateral (
                    select sum(abs(l.on_hand)) as units
                    from inventory.ledger l
                    where ? and l.sku = s.sku and l.node = s.node and l.at > ? and s.counted_at is not null
                        and (l.cause = 'short-picked' or l.correction and l.on_hand < 0)
                ) e on true
                where s.node = ?
                    and not exists (
                        select 1
                        from inventory.count_task t
                        join inventory.count_line n on n.task = t.id
                        where t.state = 'open' and t.node = s.node and n.sku = s.sku and n.found is null
                    )
                order by s.sku
                """)
                .value(by == By.INACCURACY)
                .value(tx.at().minus(WINDOW))
                .value(node)
                .rows(rs -> new CountPlan.Candidate(
                        rs.getString(1), rs.getLong(2), AdjustmentStore.time(rs, "counted_at"), rs.getLong(4)));
    }

    static void add(Tx tx, long id, Plan plan, List<String> skus) {
        tx.sql("""
                insert into inventory.count_task (id, node, chosen_by, state, planned_by, planned_at, due_at)
                values (?, ?, ?, 'open', ?, ?, ?)
                """)
                .value(id)
                .value(plan.node())
                .value(Words.of(plan.by()))
                .value(tx.actor())
                .value(tx.at())
                .value(plan.dueAt())
                .update();
        tx.sql("""
                insert into inventory.count_line (task, sku)
                select ?, l.sku from unnest(?) as l(sku)
                """).value(id).texts(skus).update();
    }

    static List<CountTask> list(Tx tx, State state, @Nullable String node, int limit) {
        return tx.sql("""
                select t.id, t.node, t.chosen_by, t.state, t.planned_by, t.planned_at, t.due_at, l.skus, l.counted
                from inventory.count_task t
                cross join lateral (
                    select count(*) as skus, count(n.found) as counted from inventory.count_line n where n.task = t.id
                ) l
                where t.state = ? and (?::text is null or t.node = ?)
                order by t.due_at, t.id
                limit ?
                """)
                .value(Words.of(state))
                .value(node)
                .value(node)
                .value(limit)
                .rows(rs -> task(rs, List.of()));
    }

    /** A task with its lines, locked. */
    static Optional<CountTask> lock(Tx tx, long id) {
        tx.sql("""
                select t.id from inventory.count_task t where t.id = ? for no key update
                """).value(id).rows(rs -> rs.getLong(1));
        return find(tx, id);
    }

    static Optional<CountTask> find(Tx tx, long id) {
        var lines = tx.sql("""
                select n.sku, n.found, n.difference, n.counted_at, n.adjustment
                from inventory.count_line n
                where n.task = ?
                order by n.sku
                """)
                .value(id)
                .rows(rs -> new CountLine(
                        rs.getString(1),
                        rs.getObject(2, Long.class),
                        rs.getObject(3, Long.class),
                        AdjustmentStore.time(rs, "counted_at"),
                        rs.getObject(5) == null ? null : IdText.print(AdjustmentStore.LETTER, rs.getLong(5))));
        return tx.sql("""
                select t.id, t.node, t.chosen_by, t.state, t.planned_by, t.planned_at, t.due_at, l.skus, l.counted
                from inventory.count_task t
                cross join lateral (
                    select count(*) as skus, count(n.found) as counted from inventory.count_line n where n.task = t.id
                ) l
                where t.id = ?
                """).value(id).first(rs -> task(rs, lines));
    }

    private static CountTask task(ResultSet rs, List<CountLine> lines) throws SQLException {
        return new CountTask(
                IdText.print(CountTasks.LETTER, rs.getLong("id")),
                rs.getString("node"),
                Words.parse(By.class, rs.getString("chosen_by")),
                Words.parse(State.class, rs.getString("state")),
                rs.getString("planned_by"),
                Sql.time(rs, "planned_at"),
                Sql.time(rs, "due_at"),
                rs.getInt("skus"),
                rs.getInt("counted"),
                lines);
    }

    /** Result of a line. @param adjustment null without a difference */
    record Outcome(
            String sku,
            long found,
            long difference,
            @Nullable Long adjustment) {}

    static void record(Tx tx, long id, List<Outcome> outcomes, Instant countedAt) {
        tx.sql("""
                update inventory.count_line n
                set found = o.found, difference = o.difference, adjustment = o.adjustment, counted_at = b.counted_at,
                    counted_by = b.actor
                from unnest(?, ?, ?, ?) as o(sku, found, difference, adjustment)
                cross join (select ?::bigint as task, ?::timestamptz as counted_at, ?::text as actor) b
                where n.task = b.task and n.sku = o.sku
                """)
                .texts(outcomes, Outcome::sku)
                .longs(outcomes, Outcome::found)
                .longs(outcomes, Outcome::difference)
                .longs(outcomes, Outcome::adjustment)
                .value(id)
                .value(countedAt)
                .value(tx.actor())
                .update();
    }

    static void state(Tx tx, long id, State state) {
        tx.sql("""
                update inventory.count_task t set state = ? where t.id = ?
                """).value(Words.of(state)).value(id).update();
    }
}
