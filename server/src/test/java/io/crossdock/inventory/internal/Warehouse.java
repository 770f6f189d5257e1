package io.crossdock.inventory.internal;

import io.crossdock.inventory.Count;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.Safety;
import io.crossdock.inventory.dispositions.Dispositions;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.inventory.supply.Transfers;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import io.crossdock.support.RecordedTx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;

/** Inventory on a database of its own, with stock written and read as tables. */
final class Warehouse implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    final Inventory inventory = new StockInventory();
    final Sharing sharing = new StockSharing();
    final Supplies supplies = new StockSupplies();
    final Transfers transfers = new StockTransfers(inventory);
    final Dispositions dispositions = new StockDispositions();
    private final TestDatabase database = TestDatabases.fresh("inventory", Warehouse::migrate);

    private static void migrate(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration/inventory")
                .load()
                .migrate();
    }

    /** Rows of {@code sku | node | on hand} and, where wanted, {@code | safety}; the first row is the header. */
    Warehouse stock(String table) {
        var counts = new ArrayList<Count>();
        var safeties = new ArrayList<Safety>();
        for (var row : rows(table)) {
            counts.add(new Count(row.get(0), row.get(1), Long.parseLong(row.get(2)), "opening"));
            if (row.size() > 3) {
                safeties.add(new Safety(row.get(0), row.get(1), Long.parseLong(row.get(3))));
            }
        }
        run(tx -> inventory.count(tx, counts));
        run(tx -> inventory.keepBack(tx, safeties));
        return this;
    }

    private static List<List<String>> rows(String table) {
        return table.lines().skip(1).map(line -> List.of(line.strip().split("\\s*\\|\\s*"))).toList();
    }

    /** {@code sku node: on hand, reserved, missing, quarantined}, one a line, by SKU and node. */
    String levels(String... skus) {
        return ask(tx -> inventory.levels(tx, List.of(skus))).stream()
                .map(s -> "%s %s: %d on hand, %d reserved, %d missing, %d quarantined".formatted(
                        s.sku(), s.node(), s.onHand(), s.reserved(), s.missing(), s.quarantined()))
                .collect(Collectors.joining("\n"));
    }

    /** {@code cause sku node: on hand, quarantined, in transit}, one a line, in the order of booking. */
    String ledger() {
        List<String> rows = ask(tx -> tx.sql("""
                select l.cause, l.sku, l.node, l.on_hand, l.quarantined, l.in_transit
                from inventory.ledger l
                order by l.position
                """)
                .rows(rs -> "%s %s %s: %d, %d, %d".formatted(
                        rs.getString(1), rs.getString(2), rs.getString(3), rs.getLong(4), rs.getLong(5), rs.getLong(6))));
        return String.join("\n", rows);
    }

    /** Runs in one transaction and hands back what it emitted and raised. */
    RecordedTx run(Consumer<RecordedTx> work) {
        return at(NOW, work);
    }

    RecordedTx at(Instant at, Consumer<RecordedTx> work) {
        return RecordedTx.run(database, at, tx -> {
            work.accept(tx);
            return tx;
        }).result();
    }

    <R> R as(String person, Function<RecordedTx, R> work) {
        return RecordedTx.run(database, NOW, person, work).result();
    }

    <R> R ask(Function<RecordedTx, R> work) {
        var answer = new ArrayList<R>();
        run(tx -> answer.add(work.apply(tx)));
        return answer.getFirst();
    }

    Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void close() {
        database.close();
    }
}
