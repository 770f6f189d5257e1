package io.crossdock.engine;

import java.util.Collection;
import java.util.TreeSet;

/**
 * Locks subjects before anything else is locked. For transactions that start outside the engine (webhooks) and write
 * facts about many subjects: workers lock the subject first and rows of the modules then, so everybody must.
 */
public final class SubjectLocks {

    private SubjectLocks() {}

    /** Waits for the rows of these subjects, in key order; ids without a row are passed over. */
    public static void take(Tx tx, Collection<Long> subjects) {
        tx.sql("""
                select id
                from engine.subject
                where id = any(?)
                order by id
                for update""").longs(new TreeSet<>(subjects)).rows(rs -> rs.getLong("id"));
    }
}
