package io.crossdock.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database can't be reached, or the connection broke. The transaction may have been committed or not; the caller
 * may repeat it.
 */
public final class DatabaseOutage extends RuntimeException {

    /**
     * SQLSTATEs, or how they begin: connection; resources; shutdown, crash, and sessions that were ended; a standby; a
     * transaction that was too long as a whole.
     */
    private static final List<String> STATES = List.of("08", "53", "57P", "25006", "25P04");

    /** The database ended a transaction in which this process sent nothing for too long. */
    private static final String SILENT = "25P03";

    public DatabaseOutage(Throwable cause) {
        super("database not available: " + cause.getMessage(), cause);
    }

    /**
     * Whether the database rolled a transaction back because this process sent nothing for too long: it stood still, or
     * it computed too much between two statements.
     */
    public static boolean silent(@Nullable String state) {
        return SILENT.equals(state);
    }

    /** Whether an SQLSTATE says that the database, or the connection to it, failed, and not the work. */
    public static boolean states(@Nullable String state) {
        return state != null && STATES.stream().anyMatch(state::startsWith);
    }
}
