package io.crossdock.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells an outage of the database from a fault of the work. An outage passes, and the waiting work is not its cause.
 */
public final class DatabaseOutages {

    /** Deadlock, serialization failure and lock time-out. */
    private static final Set<String> CONTENDED = Set.of("40P01", "40001", "55P03");

    private DatabaseOutages() {}

    /**
     * Whether the cause is an SQLSTATE of class 08 (connection), 53 (resources) or 57P (shutdown, crash), or an
     * exhausted pool.
     */
    public static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && away(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the cause is that others change the same rows: a deadlock, a serialization failure or a lock time-out
     * that repetition did not cure.
     */
    public static boolean contended(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && CONTENDED.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean away(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
    }
}
