package io.crossdock.postgres;

/**
 * Settings of the server.
 *
 * @param sharedBuffersMb memory for pages, in MiB
 * @param connectionsMax most connections at once
 * @param walMb size of the write-ahead log between checkpoints, in MiB
 * @param durability whether a commit survives a crash of the machine
 */
public record Options(int sharedBuffersMb, int connectionsMax, int walMb, Durability durability) {

    /** Each test has a database, and each database a process that looks after it that often. */
    private static final int NAP_SECONDS_OF_TESTS = 300;

    /** The state of the data when a commit is acknowledged. */
    public enum Durability {
        /** On disk. */
        FULL,
        /** In memory only. Much faster; for tests, never for data that matters. */
        NONE_FOR_TESTS
    }

    /** Settings for a machine with 2 cores and 4 GB. */
    public static Options standard() {
        return new Options(256, 100, 2048, Durability.FULL);
    }

    /** Settings for tests: nothing survives a crash of the machine. */
    public static Options forTests() {
        return new Options(128, 200, 1024, Durability.NONE_FOR_TESTS);
    }

    /** The settings as a PostgreSQL configuration file. */
    String configuration(int port) {
        var full = durability == Durability.FULL ? "on" : "off";
        int napSeconds = durability == Durability.FULL ? 15 : NAP_SECONDS_OF_TESTS;
        return """
                # Written by Crossdock at every start; changes are lost.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s
                shared_buffers = %dMB
                max_connections = %d
                max_wal_size = %dMB
                min_wal_size = %dMB
                checkpoint_timeout = 10min
                autovacuum_naptime = %ds
                autovacuum_vacuum_cost_limit = 1000
                random_page_cost = 1.1
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_checkpoints = off
                """.formatted(
                port, full, full, full, sharedBuffersMb, connectionsMax, walMb, Math.min(256, walMb), napSeconds);
    }
}
