package io.crossdock.engine;

/**
 * The database can't be reached, or the connection broke. The transaction may have been committed or not; the caller
 * may repeat it.
 */
public final class DatabaseOutage extends RuntimeException {

    public DatabaseOutage(Throwable cause) {
        super("database not available: " + cause.getMessage(), cause);
    }
}
