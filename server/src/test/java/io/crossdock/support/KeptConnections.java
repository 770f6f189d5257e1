package io.crossdock.support;

import io.crossdock.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Connections to databases of tests that wait for the next transaction. A new one costs a process, a password check and
 * all that PostgreSQL must read about the tables: more than most transactions.
 */
final class KeptConnections {

    /** Of all databases together; the PostgreSQL of tests takes 200. */
    private static final int KEPT_MAX = 24;

    /** The one that was used last is first. */
    private static final Deque<Loan> KEPT = new ArrayDeque<>();

    private KeptConnections() {}

    /** A connection for one transaction, without autocommit. */
    static final class Loan implements AutoCloseable {

        private final TestDatabase database;
        private final Connection connection;
        private boolean committed;

        private Loan(TestDatabase database, Connection connection) {
            this.database = database;
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        void commit() throws SQLException {
            connection.commit();
            committed = true;
        }

        /** Keeps the connection if its transaction is committed. */
        @Override
        public void close() throws SQLException {
            var surplus = committed ? keep(this) : this;
            if (surplus != null) {
                surplus.connection.close();
            }
        }
    }

    static Loan take(TestDatabase database) throws SQLException {
        synchronized (KEPT) {
            for (var kept : KEPT) {
                if (kept.database.equals(database)) {
                    KEPT.remove(kept);
                    return new Loan(database, kept.connection);
                }
            }
        }
        var connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        return new Loan(database, connection);
    }

    private static Loan keep(Loan loan) {
        synchronized (KEPT) {
            KEPT.addFirst(loan);
            return KEPT.size() > KEPT_MAX ? KEPT.removeLast() : null;
        }
    }
}
