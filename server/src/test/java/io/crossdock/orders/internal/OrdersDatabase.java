package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.orders.deadline.DeadlineSettings;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.orders.hold.OrderHolds;
import io.crossdock.orders.seller.NoSellers;
import io.crossdock.orders.seller.OrderSellers;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import io.crossdock.support.RecordedTx;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.flywaydb.core.Flyway;

/** A database with the tables of orders, and transactions over it that record events. */
final class OrdersDatabase implements AutoCloseable {

    static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    /** Work without a result. */
    @FunctionalInterface
    interface Change {
        void run(Tx tx);
    }

    private final TestDatabase database;

    OrdersDatabase() {
        database = TestDatabases.fresh(
                "orders",
                db -> Flyway.configure()
                        .dataSource(db.url(), db.user(), db.password())
                        .locations("classpath:db/migration/orders")
                        .load()
                        .migrate());
    }

    /** The verbs, over nothing but tables. */
    static StoredOrders orders() {
        var deadlines = new OrderDeadlines(new DeadlineSettings(4, 24));
        return new StoredOrders(
                deadlines, new OrderHolds(deadlines), new WaitConsents(deadlines), new OrderSellers(new NoSellers()));
    }

    /** Commits and returns the emitted events. */
    List<RecordedTx.Fact> transact(Change change) {
        return RecordedTx.run(database, AT, tx -> {
                    change.run(tx);
                    return tx.facts;
                })
                .result();
    }

    <R> R read(Function<RecordedTx, R> work) {
        return RecordedTx.run(database, AT, work).result();
    }

    /** Commits and returns the number of prepared statements. */
    int statements(Change change) {
        try (var connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            var count = new AtomicInteger();
            change.run(new RecordedTx(counting(connection, count), AT));
            connection.commit();
            return count.get();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection counting(Connection connection, AtomicInteger count) {
        return (Connection) Proxy.newProxyInstance(
                OrdersDatabase.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        count.incrementAndGet();
                    }
                    return method.invoke(connection, arguments);
                });
    }

    @Override
    public void close() {
        database.close();
    }
}
