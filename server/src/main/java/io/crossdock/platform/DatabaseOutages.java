package io.crossdock.platform;

import io.crossdock.engine.DatabaseOutage;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/**
 * Tells an outage of the database from a fault of the work. An outage passes, and the waiting work is not its cause.
 */
public final class DatabaseOutages {

    /** Deadlock, serialization failure and lock time-out. */
    private static final Set<String> CONTENDED = Set.of("40P01", "40001", "55P03");

    private static final String STATEMENT_TIMED_OUT = "57014";

    private DatabaseOutages() {}

    /**
     * Whether the cause is an outage by its SQLSTATE, an exhausted pool, or a statement or transaction that took too
     * long: for a caller, a database that is too slow is one that is away.
     */
    public static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseOutage
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql
                            && (DatabaseOutage.states(sql.getSQLState())
                                    || DatabaseOutage.silent(sql.getSQLState())
                                    || STATEMENT_TIMED_OUT.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the cause would fail smaller sets, too: an outage, but not that the set computed too long. */
    static boolean ofEverySet(Throwable failure) {
        return caused(failure) && !silent(failure);
    }

    private static boolean silent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DatabaseOutage.silent(sql.getSQLState())) {
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
}
