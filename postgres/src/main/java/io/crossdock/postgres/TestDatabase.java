package io.crossdock.postgres;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty copy of a migrated database, for one test class. For tests only: not durable.
 *
 * @param url JDBC URL
 */
public record TestDatabase(String url, String user, String password) implements AutoCloseable {

    /** A source that opens a new connection each time. */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** Drops the database, even with open connections. */
    @Override
    public void close() {
        TestDatabases.drop(this);
    }
}
