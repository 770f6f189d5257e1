package io.crossdock.sourcing.record;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.sourcing.NodeRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Keeps the nodes' records in the database. */
@Component
final class StoredNodeRecords implements NodeRecords {

    private static final double HALF_LIFE_SECONDS =
            Duration.ofDays(HALF_LIFE_DAYS).toSeconds();

    @Override
    public void learn(Tx tx, List<Answered> answers) {
        if (answers.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into sourcing.node_record as r (node, lines, refused, at)
                select a.node, sum(a.lines), sum(a.refused), ?
                from unnest(?, ?, ?) as a(node, lines, refused)
                group by a.node
                order by a.node
                on conflict (node) do update
                set lines = r.lines * power(0.5, greatest(extract(epoch from excluded.at - r.at), 0)::float8 / ?)
                        + excluded.lines,
                    refused = r.refused * power(0.5, greatest(extract(epoch from excluded.at - r.at), 0)::float8 / ?)
                        + excluded.refused,
                    at = greatest(r.at, excluded.at)
                """)
                .value(tx.at())
                .texts(answers, Answered::node)
                .longs(answers, Answered::lines)
                .longs(answers, Answered::refused)
                .value(HALF_LIFE_SECONDS)
                .value(HALF_LIFE_SECONDS)
                .update();
    }

    @Override
    public List<NodeRecord> all(Tx tx) {
        return tx.sql("""
                select r.node, r.lines, r.refused, r.at
                from sourcing.node_record r
                order by r.node
                """)
                .rows(rs -> record(
                        rs.getString("node"),
                        rs.getDouble("lines"),
                        rs.getDouble("refused"),
                        Sql.time(rs, "at"),
                        tx.at()));
    }

    static NodeRecord record(String node, double lines, double refused, Instant at, Instant now) {
        double left = Math.pow(0.5, Math.max(0, Duration.between(at, now).toSeconds()) / HALF_LIFE_SECONDS);
        double some = lines * left;
        double no = refused * left;
        long expected = Math.round(1_000 * no / (LINES_ASSUMED + some));
        int permille = (int) Math.min(PERMILLE_MAX, expected);
        var reason = String.format(
                Locale.ROOT,
                "gave back %.1f of the last %.1f lines (a line's weight halves every %d days), "
                        + "plus %d lines assumed done%s",
                no,
                some,
                HALF_LIFE_DAYS,
                LINES_ASSUMED,
                expected > PERMILLE_MAX ? "; at most " + PERMILLE_MAX + " of 1,000 count against it" : "");
        return new NodeRecord(node, some, no, permille, reason, at);
    }
}
