package io.crossdock.platform;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the server that belong to no module, given as {@code --crossdock.key=value} or {@code CROSSDOCK_KEY}.
 * They are checked at the start; a wrong one stops the server with the reason.
 *
 * @param home folder that holds {@code processes/}, {@code policies/} and {@code channels/}
 * @param name name of this server; empty for host and port
 */
@ConfigurationProperties("crossdock")
public record CrossdockSettings(
        @DefaultValue(".") String home,
        @DefaultValue("") String name,
        @DefaultValue Database database,
        @DefaultValue Clock clock,
        @DefaultValue Engine engine,
        @DefaultValue Http http) {

    /** A folder of the home: {@code processes}, {@code policies} or {@code channels}. */
    public Path folder(String name) {
        return Path.of(home, name).toAbsolutePath().normalize();
    }

    /**
     * The database.
     *
     * @param url JDBC URL of a PostgreSQL 15 or newer
     * @param user owner of the database
     * @param password secret
     * @param pool most connections of this node, beside one for ids; workers, subscribers and HTTP requests share them
     * @param startSeconds longest wait for the database at the start
     * @param session limits of each session
     */
    public record Database(
            @DefaultValue("jdbc:postgresql://127.0.0.1:5432/crossdock")
            String url,

            @DefaultValue("crossdock") String user,
            @DefaultValue("") String password,
            @DefaultValue("20") int pool,
            @DefaultValue("60") int startSeconds,
            @DefaultValue Session session) {

        public Database {
            require(
                    url.startsWith("jdbc:postgresql:"),
                    "crossdock.database.url must start with jdbc:postgresql:, not " + url);
            require(pool >= 5 && pool <= 500, "crossdock.database.pool must be from 5 to 500, not " + pool);
            require(
                    startSeconds >= 1 && startSeconds <= 3600,
                    "crossdock.database.start-seconds must be from 1 to 3600");
        }

        @Override
        public String toString() {
            return "Database[url=" + url + ", user=" + user + ", pool=" + pool + "]";
        }
    }

    /**
     * Limits of each session, in seconds of machine time: what hangs holds locks and the log's horizon no longer.
     *
     * @param idleSeconds longest time that a transaction waits for its server; then the database ends the session
     * @param lockSeconds longest wait for a lock; longer than {@code idleSeconds}, so that the locks of a server that
     *     hangs are waited for
     * @param statementSeconds longest statement; a database that is silent for {@value #ANSWER_SECONDS} seconds more
     *     hangs, and the connection is given up
     */
    public record Session(
            @DefaultValue("10") int idleSeconds,
            @DefaultValue("15") int lockSeconds,
            @DefaultValue("30") int statementSeconds) {

        private static final int ANSWER_SECONDS = 5;

        public Session {
            require(
                    idleSeconds >= 1 && idleSeconds <= 3600,
                    "crossdock.database.session.idle-seconds must be from 1 to 3600, not " + idleSeconds);
            require(
                    lockSeconds > idleSeconds && lockSeconds <= 3600,
                    "crossdock.database.session.lock-seconds must be more than idle-seconds and at most 3600, not "
                            + lockSeconds);
            require(
                    statementSeconds > lockSeconds && statementSeconds <= 3600,
                    "crossdock.database.session.statement-seconds must be more than lock-seconds and at most 3600, not "
                            + statementSeconds);
        }

        /** Longest wait for an answer of the database. */
        public int answerSeconds() {
            return statementSeconds + ANSWER_SECONDS;
        }
    }

    /**
     * Business time that runs faster than machine time, or in steps, for demonstrations and tests. Leave all of it out
     * for real time.
     *
     * @param machineOrigin machine time at which business time was {@code origin}
     * @param origin business time at {@code machineOrigin}
     * @param speed business seconds per machine second; 0: time stands still, and {@code POST /v1/clock:advance} sets
     *     it
     */
    public record Clock(
            @Nullable Instant machineOrigin,
            @Nullable Instant origin,
            @DefaultValue("1") double speed) {

        public Clock {
            require(
                    (machineOrigin == null) == (origin == null) || (speed == 0 && origin != null),
                    "crossdock.clock.machine-origin and .origin go together");
            require(
                    speed >= 0 && speed <= 1_000_000,
                    "crossdock.clock.speed must be at least 0 and at most 1000000, not " + speed);
            require(
                    origin != null || speed == 1,
                    "crossdock.clock.speed needs crossdock.clock.machine-origin and .origin");
        }

        /** Whether business time moves only in steps. */
        public boolean stepped() {
            return speed == 0;
        }
    }

    /**
     * The engine.
     *
     * @param workers threads that move subjects; each holds at most one connection
     * @param batch most subjects in one transaction
     */
    public record Engine(
            @DefaultValue("2") int workers,
            @DefaultValue("512") int batch) {

        public Engine {
            require(workers >= 1 && workers <= 64, "crossdock.engine.workers must be from 1 to 64, not " + workers);
            require(batch >= 1 && batch <= 4096, "crossdock.engine.batch must be from 1 to 4096, not " + batch);
        }
    }

    /**
     * @param bodyBytesMax largest body of a request, in bytes; larger ones get 413
     * @param hosts names, apart from those of this machine's loopback, by which callers may address the server
     */
    public record Http(
            @DefaultValue("33554432") int bodyBytesMax,
            @DefaultValue List<String> hosts) {

        public Http {
            hosts = List.copyOf(hosts);
            require(bodyBytesMax >= 1024, "crossdock.http.body-bytes-max must be at least 1024, not " + bodyBytesMax);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
