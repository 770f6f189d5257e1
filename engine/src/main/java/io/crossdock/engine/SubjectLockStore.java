package io.crossdock.engine;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Locks subjects before anything else is locked. For transactions that start outside the engine (webhooks) and write
 * events of many subjects: workers lock the subject first and rows of the modules after it, so everybody must.
 */
public final class SubjectLockStore {

    private SubjectLockStore() {}

    /**
     * Locks the rows of these subjects in key order. The first call of a transaction waits where needed, a later one as
     * {@link LockTurn} says. Ids without a row are skipped.
     */
    public static void take(Tx tx, Collection<Long> subjects) {
        LockTurn.subjects(tx, () -> lock(tx, subjects));
    }

    private static List<Long> lock(Tx tx, Collection<Long> subjects) {
        return tx.sql("""
                select id
                from engine.subject
                where id = any(?)
                order by id
                for no key update""").longs(new TreeSet<>(subjects)).rows(rs -> rs.getLong("id"));
    }
}
