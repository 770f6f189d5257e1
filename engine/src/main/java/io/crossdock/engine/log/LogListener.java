package io.crossdock.engine.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears how far the nodes have numbered the log, on a connection of its own. It only saves time: who hears nothing
 * looks at the next poll.
 */
final class LogListener {

    private static final Logger LOG = LoggerFactory.getLogger(LogListener.class);

    /** Name of the channel; {@code engine.number_log} notifies it. */
    private static final String CHANNEL = "engine_log";

    /** Longest wait for notifications, so that the end is noticed. Waiting asks the database nothing. */
    private static final int WAIT_MS = 1_000;

    /** Waits without a notification after which the connection is tried: half a minute. */
    private static final int SILENT_WAITS_MAX = 30;

    private static final int TRY_SECONDS = 5;
    private static final long FAILURE_PAUSE_MS = 1_000;

    private final DataSource database;
    private final LongConsumer numbered;
    private volatile @Nullable Thread thread;

    /** @param numbered takes numbers of last events, on this listener's thread */
    LogListener(DataSource database, LongConsumer numbered) {
        this.database = database;
        this.numbered = numbered;
    }

    void begin() {
        var listening = Thread.ofPlatform().name("log-listener").daemon().unstarted(this::listen);
        thread = listening; // before it starts, since it ends when it is not the current one
        listening.start();
    }

    void end() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private boolean current() {
        return thread == Thread.currentThread();
    }

    private void listen() {
        boolean told = false;
        while (current()) {
            try (var connection = database.getConnection()) {
                told = false;
                hear(connection);
            } catch (SQLException | RuntimeException | Error e) {
                if (!told && current()) {
                    LOG.warn("hears nothing of other nodes until the database is back: {}", e.getMessage());
                }
                told = true;
                pause();
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        execute(connection, "listen " + CHANNEL);
        try {
            var waiting = connection.unwrap(PGConnection.class);
            for (int silent = 0; current(); silent++) {
                var heard = waiting.getNotifications(WAIT_MS);
                if (heard != null && heard.length > 0) {
                    silent = 0;
                    numbered.accept(Long.parseLong(heard[heard.length - 1].getParameter()));
                } else if (silent >= SILENT_WAITS_MAX) {
                    silent = 0;
                    if (!connection.isValid(TRY_SECONDS)) {
                        throw new SQLException("the connection does not answer", "08006");
                    }
                }
            }
        } finally {
            if (connection.isValid(TRY_SECONDS)) {
                execute(connection, "unlisten " + CHANNEL);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void pause() {
        try {
            Thread.sleep(FAILURE_PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
