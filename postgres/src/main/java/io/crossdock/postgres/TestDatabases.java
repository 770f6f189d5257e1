package io.crossdock.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Databases for tests: one server per JVM, one database per test class, copied from a template that is migrated once.
 * The server runs without fsync and is deleted when the JVM ends; the next JVM removes what a killed one left.
 */
public final class TestDatabases {

    /** Migrates an empty database to the schema under test. */
    @FunctionalInterface
    public interface Migration {
        void migrate(TestDatabase database);
    }

    private static final Logger LOG = LoggerFactory.getLogger(TestDatabases.class);
    private static final String PREFIX = "crossdock-test-postgres-";
    private static final Set<String> TEMPLATES = new HashSet<>();
    private static @Nullable EmbeddedPostgres server;
    private static int count;

    private TestDatabases() {}

    /**
     * Creates a database with the template's content.
     *
     * @param template lower-case name; the migration runs once per JVM and name
     */
    public static synchronized TestDatabase fresh(String template, Migration migration) {
        var running = server();
        if (TEMPLATES.add(template)) {
            sql(running, "create database template_" + template);
            migration.migrate(database(running, "template_" + template));
        }
        var name = template + "_" + ++count;
        // Half the time of the other way, which writes every page to the log.
        sql(running, "create database " + name + " template template_" + template + " strategy file_copy");
        return database(running, name);
    }

    /** Creates an empty database. */
    public static TestDatabase empty() {
        return fresh("empty", database -> {});
    }

    static synchronized void drop(TestDatabase database) {
        sql(
                server(),
                "drop database if exists "
                        + database.url().substring(database.url().lastIndexOf('/') + 1) + " with (force)");
    }

    private static TestDatabase database(EmbeddedPostgres running, String name) {
        return new TestDatabase(running.url(name), running.user(), running.password());
    }

    private static EmbeddedPostgres server() {
        if (server == null) {
            removeLeftovers();
            server = EmbeddedPostgres.temporary(PREFIX, Options.forTests());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-test-postgres"));
        }
        return server;
    }

    private static void removeLeftovers() {
        try (var siblings = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), PREFIX + "*")) {
            for (var sibling : siblings) {
                removeLeftover(sibling);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeLeftover(Path home) {
        if (!Files.isDirectory(home.resolve("data"))) {
            return;
        }
        try {
            EmbeddedPostgres.start(home, Options.forTests()).close();
            Folders.delete(home);
        } catch (PostgresFailure | UncheckedIOException e) {
            LOG.debug("{} is in use or belongs to another user", home, e);
        }
    }

    private static void sql(EmbeddedPostgres running, String text) {
        try (var connection = DriverManager.getConnection(running.url("postgres"), running.user(), running.password());
                var statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new PostgresFailure("Can't run: " + text, e);
        }
    }
}
