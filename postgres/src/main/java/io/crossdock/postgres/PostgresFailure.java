package io.crossdock.postgres;

/** PostgreSQL can't run as requested. The message gives the reason and the remedy. */
public final class PostgresFailure extends RuntimeException {

    PostgresFailure(String message) {
        super(message);
    }

    PostgresFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
