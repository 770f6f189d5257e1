package io.crossdock.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server for one folder, on a loopback port of its own. It runs in its own session: it survives ctrl-C and
 * kill -9 of the process that started it, and the next {@link #start} on the folder attaches to it. One process
 * supervises a folder at a time.
 *
 * <p>Close it after the connection pools that use it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "crossdock";
    private static final Duration START_MAX = Duration.ofSeconds(120);
    private static final int PASSWORD_BYTES = 24;

    private final Cluster cluster;
    private final Path home;
    private final FileChannel lock;
    private final Runnable afterwards;
    private final String password;
    private boolean closed;

    private EmbeddedPostgres(Cluster cluster, Path home, FileChannel lock, String password, Runnable afterwards) {
        this.cluster = cluster;
        this.home = home;
        this.lock = lock;
        this.password = password;
        this.afterwards = afterwards;
    }

    /** {@link #start(Path, Options)} with {@link Options#standard()}. */
    public static EmbeddedPostgres start(Path home) {
        return start(home, Options.standard());
    }

    /**
     * Starts the server of a folder, or attaches to it if it runs. The first start unpacks and initializes (2 to 4 s);
     * later starts take under half a second plus recovery.
     *
     * @param home a folder for this purpose only; created if it does not exist
     * @throws PostgresFailure if the folder is in use by another process, if its data belongs to another major version,
     *     or if the server doesn't start
     */
    public static EmbeddedPostgres start(Path home, Options options) {
        return start(home, options, () -> {});
    }

    /** Starts a server whose data is deleted when it is closed. */
    public static EmbeddedPostgres temporary(Options options) {
        return temporary("crossdock-postgres-", options);
    }

    static EmbeddedPostgres temporary(String prefix, Options options) {
        try {
            var home = Files.createTempDirectory(prefix);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            return start(home, options, () -> Folders.delete(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start(Path wanted, Options options, Runnable afterwards) {
        var user = OsUser.choose();
        var home = Home.reachable(wanted.toAbsolutePath().normalize(), user);
        var lock = lock(home);
        try {
            var cluster = new Cluster(Binaries.unpacked(home.resolve("cache")), home, user);
            var password = password(home, user);
            cluster.ensureInitialized(home.resolve("password"), options);
            cluster.ensureRunning(options, START_MAX);
            var postgres = new EmbeddedPostgres(cluster, home, lock, password, afterwards);
            postgres.ensureDatabase();
            return postgres;
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    private static FileChannel lock(Path home) {
        var file = home.resolve("lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            LOG.debug("this process already holds the lock", e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't lock " + file, e);
        }
        throw new PostgresFailure(
                "The PostgreSQL in " + home + " is in use by another Crossdock. Stop that one, or use another folder.");
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String password(Path home, OsUser user) {
        var file = home.resolve("password");
        var known = Folders.text(file);
        if (known.isPresent() && !known.get().isEmpty()) {
            return known.get();
        }
        if (Files.isDirectory(home.resolve("data"))) {
            throw new PostgresFailure(
                    "The password file " + file + " is gone; without it the data in " + home + " can't be opened");
        }
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        var password = HexFormat.of().formatHex(random);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
        user.own(file);
        return password;
    }

    /**
     * JDBC URL of the database {@code crossdock}. It stays the same for the life of the folder, unless another program
     * takes the port in the meantime.
     */
    public String url() {
        return url(USER);
    }

    /** JDBC URL of another database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    public int port() {
        return cluster.port();
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** The folder of data, password and log. */
    public Path home() {
        return home;
    }

    /** Process id of the server. */
    public long pid() {
        return cluster.pid().orElseThrow(() -> new PostgresFailure("PostgreSQL in " + home + " isn't running"));
    }

    public boolean running() {
        return cluster.pid().isPresent();
    }

    /** Kills the server and all its processes, as a crash would. For fault tests; {@link #restart} starts it again. */
    public void kill9() {
        cluster.kill9();
    }

    /** Starts the server again if it is not running. It keeps its port, unless another program took it. */
    public void restart(Options options) {
        cluster.ensureRunning(options, START_MAX);
    }

    /** Stops the server: open transactions are rolled back, committed data is kept. Closing it again does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        cluster.stop();
        afterwards.run();
        release(lock);
    }

    private void ensureDatabase() {
        try (var connection = DriverManager.getConnection(url("postgres"), USER, password);
                var exists = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            exists.setString(1, USER);
            try (var rs = exists.executeQuery();
                    var create = connection.createStatement()) {
                if (!rs.next()) {
                    create.execute("create database " + USER);
                }
            }
        } catch (SQLException e) {
            throw new PostgresFailure("Can't log in to PostgreSQL in " + home + ": " + e.getMessage(), e);
        }
    }
}
