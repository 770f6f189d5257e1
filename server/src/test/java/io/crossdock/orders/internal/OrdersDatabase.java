package io.crossdock.orders.internal;

import io.crossdock.engine.Sql;
import io.crossdock.engine.Tx;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.flywaydb.core.Flyway;

/** A database with the tables of orders, and transactions over it that keep what is emitted. */
final class OrdersDatabase implements AutoCloseable {

    static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    /** A fact as emitted. */
    record Emitted(long subject, String type, Object data) {}

    /** Work that answers nothing. */
    @FunctionalInterface
    interface Change {
        void run(Tx tx);
    }

    private final TestDatabase database;

    OrdersDatabase() {
        database = TestDatabases.fresh("orders", db -> Flyway.configure()
                .dataSource(db.url(), db.user(), db.password())
                .locations("classpath:db/migration/orders")
                .load()
                .migrate());
    }

    /** Commits, and says what was emitted. */
    List<Emitted> transact(Change change) {
        try (var connection = open()) {
            var tx = new Transaction(connection);
            change.run(tx);
            connection.commit();
            return tx.emitted;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rolls back. */
    <R> R read(Function<Tx, R> work) {
        try (var connection = open()) {
            R result = work.apply(new Transaction(connection));
            connection.rollback();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many statements were prepared; commits. */
    int statements(Change change) {
        try (var connection = open()) {
            var count = new AtomicInteger();
            change.run(new Transaction(counting(connection, count)));
            connection.commit();
            return count.get();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection counting(Connection connection, AtomicInteger count) {
        return (Connection) Proxy.newProxyInstance(
                OrdersDatabase.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        count.incrementAndGet();
                    }
                    return method.invoke(connection, arguments);
                });
    }

    private Connection open() throws SQLException {
        var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void close() {
        database.close();
    }

    private static final class Transaction implements Tx {
        private final List<Emitted> emitted = new ArrayList<>();
        private final Connection connection;

        Transaction(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Instant at() {
            return AT;
        }

        @Override
        public String actor() {
            return "test";
        }

        @Override
        public Sql sql(String text) {
            return new Sql(connection, text);
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public long nextId() {
            throw new UnsupportedOperationException("orders gets its ids from its callers");
        }

        @Override
        public void emit(long subject, String type, Object data) {
            emitted.add(new Emitted(subject, type, data));
        }

        @Override
        public void signal(Signal signal) {
            throw new UnsupportedOperationException("orders signals nobody");
        }

        @Override
        public void start(List<Start> starts) {
            throw new UnsupportedOperationException("orders starts nothing");
        }

        @Override
        public void settle(Settled settled) {}

        @Override
        public void raise(Problem problem) {
            throw new UnsupportedOperationException("orders raises no cases");
        }
    }
}
