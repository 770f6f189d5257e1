package io.crossdock.engine.run;

import io.crossdock.engine.LockTurn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Appends to the log, with a sequence per subject that has no gaps. */
public final class LogStore {

    /** An event to append; {@code seq} is assigned when the transaction ends. */
    public record Draft(long subject, String type, String actor, int version, String stage, String data) {}

    private LogStore() {}

    /**
     * Appends in the order given.
     *
     * @param loaded subjects whose row this transaction holds: their sequence moves in memory and is stored with them
     */
    static void append(OpenTx tx, List<Draft> drafts, Map<Long, SubjectState> loaded) {
        if (drafts.isEmpty()) {
            return;
        }
        var next = others(tx, drafts, loaded);
        var seqs = new ArrayList<Integer>(drafts.size());
        for (var draft : drafts) {
            var subject = loaded.get(draft.subject());
            seqs.add(subject != null ? ++subject.seq : next.merge(draft.subject(), 1, Integer::sum));
        }
        tx.sql("""
                insert into engine.log (subject, seq, type, at, actor, version, stage, data)
                select subject, seq, type, ?, actor, version, stage, data::jsonb
                from unnest(?, ?, ?, ?, ?, ?, ?) as e (subject, seq, type, actor, version, stage, data)""")
                .value(tx.at())
                .longs(drafts, Draft::subject)
                .ints(seqs)
                .texts(drafts, Draft::type)
                .texts(drafts, Draft::actor)
                .ints(drafts, Draft::version)
                .texts(drafts, Draft::stage)
                .texts(drafts, Draft::data)
                .update();
    }

    /**
     * Raises the sequence of subjects that this transaction doesn't hold, in key order. Unknown subjects get a row for
     * their history.
     */
    private static Map<Long, Integer> others(OpenTx tx, List<Draft> drafts, Map<Long, SubjectState> loaded) {
        var counts = new TreeMap<Long, Integer>();
        for (var draft : drafts) {
            if (!loaded.containsKey(draft.subject())) {
                counts.merge(draft.subject(), 1, Integer::sum);
            }
        }
        return counts.isEmpty() ? Map.of() : bump(tx, counts, tx.at());
    }

    /** The limit of the wait is set by the same statement, so that it costs no round trip. */
    private static Map<Long, Integer> bump(OpenTx tx, TreeMap<Long, Integer> counts, Instant at) {
        var before = new HashMap<Long, Integer>();
        tx.sql("""
                with wait as materialized (select set_config('lock_timeout', ?, true))
                insert into engine.subject
                    (id, parent, process, version, stage, entry, seq, status, since, queue, attempt, facts, trail)
                select id, 0, '', 0, '', 0, n, 'log', ?, '', 0, '{}', '{}'
                from wait, unnest(?, ?) as d (id, n)
                on conflict (id) do update set seq = subject.seq + excluded.seq
                returning id, seq""")
                .value(LockTurn.LAST_WAIT_MILLIS + "ms")
                .value(at)
                .longs(counts.keySet())
                .ints(counts.values())
                .rows(rs -> before.put(rs.getLong("id"), rs.getInt("seq") - counts.getOrDefault(rs.getLong("id"), 0)));
        return before;
    }
}
