package io.crossdock.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from work that is wrong: the first passes, and nobody who waits is to blame for it. */
public final class DatabaseOutages {

    private DatabaseOutages() {}

    /**
     * Whether the reason is an SQLSTATE of class 08 (connection), 53 (resources) or 57P (shutdown, crash), or a pool
     * that ran out.
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
