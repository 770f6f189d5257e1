package io.crossdock.support;

import io.crossdock.postgres.EmbeddedPostgres;
import io.crossdock.postgres.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Restores a dump of a database into another cluster, as {@code pg_dump} and {@code pg_restore} do: all rows as of one
 * snapshot, then the sequences as they are. (The embedded PostgreSQL comes without those programs.)
 */
public final class DatabaseCopy {

    /** A table with those of its columns that are stored, as {@code copy} names them. */
    private record CopiedTable(String name, String columns) {}

    private DatabaseCopy() {}

    /** @param target has no database of the product yet; the copy is not dropped when it is closed */
    public static TestDatabase into(EmbeddedPostgres target, TestDatabase source) {
        var name = "restored";
        try (var admin = database(target, "postgres").dataSource().getConnection()) {
            run(admin, "create database " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        var copy = database(target, name);
        ServerDatabase.migrate(copy);
        try (var from = source.dataSource().getConnection();
                var to = copy.dataSource().getConnection()) {
            from.setAutoCommit(false);
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            to.setAutoCommit(false);
            // Foreign keys and guards check writers; a restore needs no check.
            run(to, "set local session_replication_role = replica");
            var tables = tables(from);
            run(
                    to,
                    "truncate "
                            + String.join(
                                    ", ", tables.stream().map(CopiedTable::name).toList()));
            for (var table : tables) {
                copy(from, to, table);
            }
            for (var sequence : texts(from, """
                    select format('select setval(%L, %s)', format('%I.%I', schemaname, sequencename), last_value)
                    from pg_sequences
                    where last_value is not null""")) {
                run(to, sequence);
            }
            to.commit();
            return copy;
        } catch (SQLException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestDatabase database(EmbeddedPostgres server, String name) {
        return new TestDatabase(server.url(name), server.user(), server.password());
    }

    private static List<CopiedTable> tables(Connection from) throws SQLException {
        var tables = new ArrayList<CopiedTable>();
        try (var statement = from.createStatement();
                var rs = statement.executeQuery("""
                        select format('%I.%I', n.nspname, c.relname),
                            string_agg(format('%I', a.attname), ', ' order by a.attnum)
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                            and a.attgenerated = ''
                        where c.relkind = 'r' and n.nspname not in ('public', 'pg_catalog', 'information_schema')
                        group by n.nspname, c.relname
                        order by 1""")) {
            while (rs.next()) {
                tables.add(new CopiedTable(rs.getString(1), rs.getString(2)));
            }
        }
        return tables;
    }

    private static void copy(Connection from, Connection to, CopiedTable table) throws SQLException, IOException {
        var rows = new ByteArrayOutputStream();
        from.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + table.name() + " (" + table.columns() + ") to stdout", rows);
        to.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy " + table.name() + " (" + table.columns() + ") from stdin",
                        new ByteArrayInputStream(rows.toByteArray()));
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rs = statement.executeQuery(sql)) {
            while (rs.next()) {
                texts.add(rs.getString(1));
            }
        }
        return texts;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
