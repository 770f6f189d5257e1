package io.crossdock.bench.load;

import io.crossdock.postgres.EmbeddedPostgres;
import io.crossdock.postgres.Options;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;

/** A database of the bench's PostgreSQL. */
public record BenchDatabase(String url, String user, String password) {

    /** Number of rows of a table that were inserted, updated and deleted. */
    public record Changes(long inserted, long updated, long deleted) {

        public Changes minus(Changes earlier) {
            return new Changes(inserted - earlier.inserted, updated - earlier.updated, deleted - earlier.deleted);
        }
    }

    /**
     * Starts PostgreSQL. It ends with its data on close, and on Ctrl-C, where it would otherwise outlive this process.
     */
    public static EmbeddedPostgres postgres() {
        var postgres = EmbeddedPostgres.temporary(Options.standard());
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop-postgres"));
        return postgres;
    }

    /** Creates a database with the migrations of a class-path folder. */
    public static BenchDatabase migrated(EmbeddedPostgres server, String name, String migrations) {
        var made = new BenchDatabase(server.url(name), server.user(), server.password());
        new BenchDatabase(server.url("postgres"), server.user(), server.password()).run("create database " + name);
        Flyway.configure()
                .dataSource(made.url, made.user, made.password)
                .locations("classpath:" + migrations)
                .outOfOrder(true)
                .load()
                .migrate();
        return made;
    }

    /** Opens a connection that prepares every statement on the server, as the product does. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("preparedStatementCacheQueries", "512");
        return DriverManager.getConnection(url, properties);
    }

    public void run(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchFailure(sql, e);
        }
    }

    /**
     * What PostgreSQL has done since the database was created.
     *
     * @param transactions committed or rolled back
     * @param syncs of the WAL, of the whole server
     */
    public record Activity(long transactions, long syncs) {

        /** Transactions that reading it adds. */
        public static final int OWN = 1;
    }

    /** Reads it from PostgreSQL's statistics, which idle connections report within seconds. */
    public Activity activity() {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rs = statement.executeQuery("""
                        select xact_commit + xact_rollback, (select sum(fsyncs) from pg_stat_io where object = 'wal')
                        from pg_stat_database
                        where datname = current_database()""")) {
            rs.next();
            return new Activity(rs.getLong(1), rs.getLong(2));
        } catch (SQLException e) {
            throw new BenchFailure("activity", e);
        }
    }

    /** Bytes of WAL that the whole server has written. */
    public long walBytes() {
        return number("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint", "bytes of the WAL");
    }

    /** Drops all foreign keys, so that rows can be written in any order. */
    public void dropReferences() {
        run("""
                do $$
                declare one record;
                begin
                  for one in select conrelid::regclass as name, conname from pg_constraint where contype = 'f' loop
                    execute format('alter table %s drop constraint %I', one.name, one.conname);
                  end loop;
                end $$""");
    }

    /** Id of the newest transaction. */
    public long newestTransaction() {
        return number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1", "newest transaction");
    }

    private long number(String sql, String what) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rs = statement.executeQuery(sql)) {
            rs.next();
            return rs.getLong(1);
        } catch (SQLException e) {
            throw new BenchFailure(what, e);
        }
    }

    /**
     * Row counts per table since the database was created, from PostgreSQL's statistics. Open connections may not have
     * reported theirs yet.
     */
    public TreeMap<String, Changes> changes() {
        var result = new TreeMap<String, Changes>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var rs = statement.executeQuery("""
                        select schemaname || '.' || relname, n_tup_ins, n_tup_upd, n_tup_del
                        from pg_stat_user_tables
                        where schemaname <> 'public'""")) {
            while (rs.next()) {
                result.put(rs.getString(1), new Changes(rs.getLong(2), rs.getLong(3), rs.getLong(4)));
            }
        } catch (SQLException e) {
            throw new BenchFailure("row counts", e);
        }
        return result;
    }
}
