package io.crossdock.engine.log;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the engine has work at the present business time.
 *
 * @param waiting tasks that are due, calls under way, and events that no subject or subscriber has read
 * @param next when the next task is due; null if there is none
 */
public record IdleCheck(long waiting, @Nullable Instant next) {

    /** Reads tasks, inbox and log. Events that are parked for a subscriber, or stand behind them, don't count. */
    public static IdleCheck of(Tx tx) {
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
                .first(rs -> new IdleCheck(
                        unread + rs.getLong("waiting"), rs.getObject("next") == null ? null : Sql.time(rs, "next")))
                .orElseThrow();
    }
}
