package io.crossdock.support;

import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A small database that an earlier version of the product wrote: 163 orders at a retailer of 27 nodes, with kits,
 * substitutes, backorders, preorders, cart holds, closures, transfers and returns, some of them still open. The file
 * has the data of all schemas as {@code pg_dump} writes them, and the versions of the migrations that had run. Those
 * migrations run first, then the rows are loaded, then the later migrations run.
 */
public final class RecordedDatabase {

    private static final String FILE = "/recorded-database.sql.gz";
    private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__\\w+\\.sql");

    private RecordedDatabase() {}

    /** A new database with these rows, on the current schema. */
    public static TestDatabase migrated() {
        return TestDatabases.fresh("recorded", database -> {
            migrateAsRecorded(database);
            load(database);
            ServerDatabase.migrate(database);
        });
    }

    /** Business time of the recording. */
    public static Instant recordedAt() {
        return Instant.parse(head("-- business time: "));
    }

    private static String head(String label) {
        try (var lines = lines()) {
            return lines.lines()
                    .filter(l -> l.startsWith(label))
                    .findFirst()
                    .orElseThrow()
                    .substring(label.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader lines() throws IOException {
        var file = RecordedDatabase.class.getResourceAsStream(FILE);
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
    }

    private static void migrateAsRecorded(TestDatabase database) {
        var recorded = Set.of(head("-- migrations: ").split(" "));
        try {
            var folder = Files.createTempDirectory("recorded-migrations");
            var copies = new ArrayList<Path>();
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/V*.sql")) {
                var name = MIGRATION.matcher(String.valueOf(file.getFilename()));
                if (name.matches() && recorded.contains(name.group(1))) {
                    copies.add(Files.write(folder.resolve(name.group()), file.getContentAsByteArray()));
                }
            }
            Flyway.configure()
                    .dataSource(database.url(), database.user(), database.password())
                    .locations("filesystem:" + folder)
                    .load()
                    .migrate();
            for (var copy : copies) {
                Files.delete(copy);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void load(TestDatabase database) {
        try (var connection = database.dataSource().getConnection();
                var lines = lines()) {
            connection.setAutoCommit(false);
            // Foreign keys and the log's guard check writers; the copy needs no check.
            execute(connection, "set session_replication_role = replica");
            emptyTables(connection);
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("COPY ")) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(line, new StringReader(rows(lines)));
                } else if (line.startsWith("SELECT ")) {
                    execute(connection, line);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empties the tables, because migrations fill some of them. */
    private static void emptyTables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rs = statement.executeQuery("""
                        select format('%I.%I', schemaname, tablename)
                        from pg_tables
                        where schemaname not in ('public', 'pg_catalog', 'information_schema')""")) {
            while (rs.next()) {
                tables.add(rs.getString(1));
            }
        }
        execute(connection, "truncate " + String.join(", ", tables));
    }

    private static String rows(BufferedReader lines) throws IOException {
        var rows = new StringBuilder();
        for (var line = lines.readLine(); !"\\.".equals(line); line = lines.readLine()) {
            rows.append(line).append('\n');
        }
        return rows.toString();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
