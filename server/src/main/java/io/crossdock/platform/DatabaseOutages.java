package io.crossdock.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells an outage of the database from a fault of the work. An outage passes, and the waiting work is not its cause.
 */
public final class DatabaseOutages {

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

    private static boolean away(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
    }
}
