package io.crossdock.postgres;

/** PostgreSQL can't be had as asked. The message says why and what to do about it. */
public final class PostgresFailure extends RuntimeException {

    PostgresFailure(String message) {
        super(message);
    }

    PostgresFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
