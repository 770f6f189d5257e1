package io.crossdock.engine.log;

import io.crossdock.engine.Tx;
import java.util.List;

/** Statements on {@code engine.log_proof} and {@code engine.log_gap}: which events have their predecessors. */
final class LogProofStore {

    private LogProofStore() {}

    /**
     * How far the log was read.
     *
     * @param proven number of the last event whose predecessor was looked for
     * @param rereads number of the last event that was read a further time
     */
    record ReadSoFar(long proven, long rereads) {}

    /** What is proven, for this transaction alone. */
    static ReadSoFar locked(Tx tx) {
        return tx.sql("""
                select proven, rereads
                from engine.log_proof
                for no key update""")
                .first(rs -> new ReadSoFar(rs.getLong(1), rs.getLong(2)))
                .orElseThrow();
    }

    static void keep(Tx tx, ReadSoFar reached) {
        tx.sql("""
                update engine.log_proof
                set proven = ?, rereads = ?""").value(reached.proven()).value(reached.rereads()).update();
    }

    /**
     * Keeps which predecessors the events after a number and up to another don't have. Each subquery is one that
     * PostgreSQL can't turn into a join, and so into a scan of the log: batches and events of the slice, and each
     * predecessor, are looked up.
     */
    static void look(Tx tx, long after, long last) {
        tx.sql("""
                insert into engine.log_gap (subject, seq)
                select e.subject, e.seq - 1
                from (
                    select batch, before
                    from engine.log_order
                    where last > ?
                    order by last
                    limit ?) o
                cross join lateral (
                    select l.subject, l.seq
                    from engine.log l
                    where l.batch = o.batch and l.position > ? - o.before and l.position <= ? - o.before
                    offset 0) e
                where o.before < ? and e.seq > 1
                    and (select p.seq from engine.log p where p.subject = e.subject and p.seq = e.seq - 1) is null
                on conflict do nothing""")
                .value(after)
                .value(last - after)
                .value(after)
                .value(last)
                .value(last)
                .update();
    }

    /** Subjects with a gap that is still there. At most 100. */
    static List<Long> subjectsWithGaps(Tx tx) {
        return tx.sql("""
                select distinct g.subject
                from engine.log_gap g
                where not exists (select from engine.log l where l.subject = g.subject and l.seq = g.seq)
                order by g.subject
                limit 100""").rows(rs -> rs.getLong(1));
    }
}
