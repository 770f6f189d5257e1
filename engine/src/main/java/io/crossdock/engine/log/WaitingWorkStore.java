package io.crossdock.engine.log;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells whether the engine has work at the present business time. */
public final class WaitingWorkStore {

    /**
     * The engine's work.
     *
     * @param waiting tasks that are due, calls under way, and events that no subject or subscriber has read; those that
     *     are parked for a subscriber don't count
     * @param next when the next task is due; null if there is none
     */
    public record WaitingWork(long waiting, @Nullable Instant next) {}

    private WaitingWorkStore() {}

    /** Reads tasks, inbox and log. */
    public static WaitingWork now(Tx tx) {
        long unread = EngineQueries.lags(tx).stream()
                .mapToLong(EngineQueries.Lag::events)
                .sum();
        return tx.sql("""
                select (
                        select count(*)
                        from engine.subject
                        where queue <> '' and (owner is not null or due <= ?)
                    ) + (
                        select count(*)
                        from engine.signal
                        where fresh
                    ) as waiting, (
                        select min(due)
                        from engine.subject
                        where queue <> '' and owner is null and due > ?
                    ) as next""")
                .value(tx.at())
                .value(tx.at())
                .first(rs -> new WaitingWork(
                        unread + rs.getLong("waiting"), rs.getObject("next") == null ? null : Sql.time(rs, "next")))
                .orElseThrow();
    }
}
