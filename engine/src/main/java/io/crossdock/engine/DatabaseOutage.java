package io.crossdock.engine;

/**
 * The database can't be reached, or went away in the middle: nothing is known about the transaction but that it may be
 * repeated.
 */
public final class DatabaseOutage extends RuntimeException {

    public DatabaseOutage(Throwable cause) {
        super("database not available: " + cause.getMessage(), cause);
    }
}
