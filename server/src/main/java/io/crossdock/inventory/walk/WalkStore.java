package io.crossdock.inventory.walk;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.stock.StockKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.patrol}, and those that cut the next slice of a walk. */
public final class WalkStore {

    /** Most sentences that are stored of a walk. */
    static final int SENTENCES_MAX = 20;

    private WalkStore() {}

    /** State of a walk. @param doneViolations violations that the last complete walk found */
    public record Standing(
            String name,
            int sliceRows,
            StockKey after,
            long afterId,
            boolean underWay,
            int violations,
            int doneViolations) {}

    /** Locks the walk; empty while another server works on it. */
    static Optional<Standing> lock(Tx tx, String name) {
        return tx.sql("""
                select p.slice_rows, p.after_sku, p.after_node, p.after_id, p.started_at is not null, p.violations,
                    p.done_violations
                from inventory.patrol p
                where p.name = ?
                for no key update skip locked
                """)
                .value(name)
                .first(rs -> new Standing(
                        name,
                        rs.getInt(1),
                        new StockKey(rs.getString(2), rs.getString(3)),
                        rs.getLong(4),
                        rs.getBoolean(5),
                        rs.getInt(6),
                        rs.getInt(7)));
    }

    /** Ends a slice; the walk goes on after it. */
    public static void advance(Tx tx, String name, Slice slice, List<String> sentences, long busyMs, int sliceRows) {
        tx.sql("""
                update inventory.patrol p
                set after_sku = n.after_sku, after_node = n.after_node, after_id = n.after_id,
                    slice_rows = n.slice_rows, row_count = p.row_count + n.row_count, busy_ms = p.busy_ms + n.busy_ms,
                    violations = p.violations + n.violations, sentences = (p.sentences || n.sentences)[1:n.kept],
                    started_at = coalesce(p.started_at, n.now)
                from (
                    select ?::text as after_sku, ?::text as after_node, ?::bigint as after_id, ?::integer as slice_rows,
                        ?::bigint as row_count, ?::bigint as busy_ms, ?::integer as violations, ?::text[] as sentences,
                        ?::integer as kept, ?::timestamptz as now
                ) n
                where p.name = ?
                """)
                .value(slice.key().sku())
                .value(slice.key().node())
                .value(slice.id())
                .value(sliceRows)
                .value(slice.rows())
                .value(busyMs)
                .value(sentences.size())
                .texts(sentences)
                .value(SENTENCES_MAX)
                .value(tx.at())
                .value(name)
                .update();
    }

    /** Completes the walk. */
    public static void complete(Tx tx, String name) {
        tx.sql("""
                update inventory.patrol
                set done_started_at = started_at, done_at = ?, done_rows = row_count, done_busy_ms = busy_ms,
                    done_violations = violations, done_sentences = sentences, started_at = null, row_count = 0,
                    busy_ms = 0, violations = 0, sentences = '{}'
                where name = ?
                """).value(tx.at()).value(name).update();
    }

    /** Makes slices smaller, after one that took too long. */
    static void shrink(Tx tx, String name) {
        tx.sql("""
                update inventory.patrol set slice_rows = greatest(100, slice_rows / 4) where name = ?
                """).value(name).update();
    }

    public static List<StockWalk> walks(Tx tx) {
        return tx.sql("""
                select p.name, p.started_at, p.row_count, p.violations, p.done_at,
                    greatest(0, extract(epoch from ?::timestamptz - p.done_at)) as age, p.done_rows, p.done_started_at,
                    p.done_busy_ms, p.done_violations, p.done_sentences || p.sentences as told
                from inventory.patrol p
                order by p.name
                """).value(tx.at()).rows(WalkStore::walk);
    }

    private static StockWalk walk(ResultSet rs) throws SQLException {
        var done = time(rs, "done_at");
        var begun = time(rs, "done_started_at");
        return new StockWalk(
                rs.getString("name"),
                time(rs, "started_at"),
                rs.getLong("row_count"),
                rs.getInt("violations"),
                done,
                done == null ? null : rs.getLong("age"),
                rs.getLong("done_rows"),
                done == null || begun == null
                        ? 0
                        : Duration.between(begun, done).toSeconds(),
                rs.getLong("done_busy_ms"),
                rs.getInt("done_violations"),
                new ArrayList<>(Arrays.asList((String[]) rs.getArray("told").getArray())));
    }

    private static @Nullable Instant time(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column) == null ? null : Sql.time(rs, column);
    }

    /** The next slice of stock. @param most rows of the slice */
    public static KeySlice nextOfStock(Tx tx, StockKey after, int most) {
        return tx.sql("""
                select s.sku, s.node, s.n
                from (
                    select s.sku, s.node, row_number() over (order by s.sku, s.node) as n
                    from (
                        select s.sku, s.node
                        from inventory.stock s
                        where (s.sku, s.node) > (?, ?)
                        order by s.sku, s.node
                        limit ?
                    ) s
                ) s
                order by s.n desc
                limit 1
                """)
                .value(after.sku())
                .value(after.node())
                .value(most)
                .first(rs -> {
                    boolean last = rs.getLong(3) < most;
                    return new KeySlice(
                            after,
                            last ? KeySlice.END : new StockKey(rs.getString(1), rs.getString(2)),
                            rs.getLong(3),
                            last);
                })
                .orElseGet(() -> new KeySlice(after, KeySlice.END, 0, true));
    }

    /** The next cart holds. @param most rows of the slice */
    public static IdSlice nextOfHolds(Tx tx, long after, int most) {
        return next(tx, after, most, """
                select max(h.id), count(*)
                from (select h.id from inventory.hold h where h.id > ? order by h.id limit ?) h
                """);
    }

    /** The next supply lines with claims. @param most lines of the slice */
    public static IdSlice nextOfClaimedSupply(Tx tx, long after, int most) {
        return next(tx, after, most, """
                select max(c.inbound), count(*)
                from (
                    select distinct c.inbound
                    from inventory.supply_claim c
                    where c.inbound > ?
                    order by c.inbound
                    limit ?
                ) c
                """);
    }

    private static IdSlice next(Tx tx, long after, int most, String statement) {
        return tx.sql(statement)
                .value(after)
                .value(most)
                .first(rs -> {
                    boolean last = rs.getLong(2) < most;
                    return new IdSlice(after, last ? Long.MAX_VALUE : rs.getLong(1), rs.getLong(2), last);
                })
                .orElseThrow();
    }

    /** Statements of this transaction that take longer fail. */
    static void stopStatementsAfter(Tx tx, long ms) {
        tx.sql("select set_config('statement_timeout', ?, true)")
                .value(Long.toString(ms))
                .rows(rs -> rs.getString(1));
    }
}
