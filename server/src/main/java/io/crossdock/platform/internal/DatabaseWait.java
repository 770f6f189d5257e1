package io.crossdock.platform.internal;

import io.crossdock.platform.CrossdockSettings.Database;
import io.crossdock.platform.start.StartFault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the database at the start. A database that can't be reached may come yet; one that refuses role, password
 * or database name stops the start at once.
 */
final class DatabaseWait {

    static final int VERSION_MIN = 15;

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);
    private static final Duration REST = Duration.ofMillis(500);
    private static final long SILENCE_NANOS_MAX = Duration.ofSeconds(10).toNanos();
    private static final String CONNECT_SECONDS_MAX = "5";

    private final Database settings;
    private final String where;

    DatabaseWait(Database settings) {
        this.settings = settings;
        this.where = settings.url().replaceFirst("^jdbc:postgresql:/*", "").replaceFirst("\\?.*", "");
    }

    /** @throws StartFault if the database refuses, is too old, or can't be reached in time */
    void await() {
        LOG.info("Connecting to PostgreSQL at {}", where);
        long begin = System.nanoTime();
        long toldAt = begin;
        while (true) {
            try (var connection = DriverManager.getConnection(settings.url(), properties())) {
                check(connection);
                return;
            } catch (SQLException e) {
                var refusal = refusal(String.valueOf(e.getSQLState()), message(e));
                if (refusal != null) {
                    throw new StartFault(refusal, e);
                }
                var waited = Duration.ofNanos(System.nanoTime() - begin);
                if (waited.toSeconds() >= settings.startSeconds()) {
                    throw new StartFault(unreachable(message(e)), e);
                }
                if (System.nanoTime() - toldAt > SILENCE_NANOS_MAX) {
                    toldAt = System.nanoTime();
                    LOG.info(
                            "Waiting for PostgreSQL at {}, {} of at most {} s: {}",
                            where,
                            waited.toSeconds(),
                            settings.startSeconds(),
                            message(e));
                }
                rest();
            }
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", CONNECT_SECONDS_MAX);
        properties.setProperty("socketTimeout", CONNECT_SECONDS_MAX);
        properties.setProperty("ApplicationName", "crossdock");
        return properties;
    }

    private void check(Connection connection) throws SQLException {
        var database = connection.getMetaData();
        if (database.getDatabaseMajorVersion() < VERSION_MIN) {
            throw new StartFault("PostgreSQL at " + where + " is version " + database.getDatabaseProductVersion()
                    + ", and Crossdock needs " + VERSION_MIN
                    + " or newer: upgrade it, or set crossdock.database.url to a newer one");
        }
        LOG.info("Connected to PostgreSQL {}", database.getDatabaseProductVersion());
    }

    /** A sentence about an answer that will not change by waiting; null if it may. */
    @Nullable
    String refusal(String state, String message) {
        return switch (state) {
            case "28P01", "08004" ->
                "PostgreSQL at " + where + " refuses the password of the role " + settings.user()
                        + ": correct crossdock.database.user and crossdock.database.password"
                        + " (CROSSDOCK_DATABASE_USER, CROSSDOCK_DATABASE_PASSWORD)";
            case "28000" ->
                "PostgreSQL at " + where + " does not let the role " + settings.user() + " in (" + message
                        + "): create it with create role " + settings.user()
                        + " login password '…', or correct crossdock.database.user";
            case "3D000" ->
                "PostgreSQL at " + where + " has no such database (" + message
                        + "): create it with create database NAME owner " + settings.user()
                        + ", or correct crossdock.database.url";
            case "42501" ->
                "PostgreSQL at " + where + " does not let the role " + settings.user() + " into the database ("
                        + message + "): make it the owner with alter database NAME owner to " + settings.user();
            default -> null;
        };
    }

    private String unreachable(String message) {
        return "PostgreSQL at " + where + " can't be reached within " + settings.startSeconds() + " s (" + message
                + "): start it, or correct crossdock.database.url";
    }

    private static String message(SQLException e) {
        return String.valueOf(e.getMessage()).replaceFirst("^FATAL: *", "");
    }

    private static void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFault("the start was interrupted while it waited for the database", e);
        }
    }
}
