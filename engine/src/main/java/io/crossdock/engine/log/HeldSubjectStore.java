package io.crossdock.engine.log;

import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries.Standing;
import java.util.List;

/** Reads the subjects of a process that are held, in pages. */
public final class HeldSubjectStore {

    private HeldSubjectStore() {}

    /** Newest first, with ids smaller than {@code below}. */
    public static List<Standing> page(Tx tx, String process, long below, int most) {
        return tx.sql("""
                select id, parent, process, version, stage, status, since, due, attempt
                from engine.subject
                where status = 'held' and process = ? and id < ?
                order by id desc
                limit ?""").value(process).value(below).value(most).rows(StandingStore::read);
    }

    /** Whether a person's decision on the hold of this subject waits for being carried out. */
    public static boolean decided(Tx tx, long subject) {
        return tx.sql("""
                select 1
                from engine.signal
                where subject = ? and starts_with(event, 'resolve:')
                limit 1""").value(subject).first(_ -> true).orElse(false);
    }
}
