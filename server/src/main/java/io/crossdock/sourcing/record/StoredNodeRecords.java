package io.crossdock.sourcing.record;

import io.crossdock.engine.Tx;
import io.crossdock.sourcing.NodeRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Keeps the nodes' records in the database. */
@Component
final class StoredNodeRecords implements NodeRecords {

    static final double HALF_LIFE_SECONDS = Duration.ofDays(HALF_LIFE_DAYS).toSeconds();

    @Override
    public void learn(Tx tx, List<Answered> answers) {
        if (answers.isEmpty()) {
            return;
        }
        NodeRecordStore.add(tx, answers);
    }

    @Override
    public List<NodeRecord> all(Tx tx) {
        return NodeRecordStore.all(tx);
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
