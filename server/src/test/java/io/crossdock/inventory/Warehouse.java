package io.crossdock.inventory;

import io.crossdock.inventory.disposition.Dispositions;
import io.crossdock.inventory.disposition.internal.StoredDispositions;
import io.crossdock.inventory.internal.StoredInventory;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.inventory.sharing.internal.StoredSharing;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.inventory.supply.internal.StoredSupplies;
import io.crossdock.inventory.transfer.Transfers;
import io.crossdock.inventory.transfer.internal.StoredTransfers;
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
public final class Warehouse implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    public final Inventory inventory = new StoredInventory();
    public final Sharing sharing = new StoredSharing();
    public final Supplies supplies = new StoredSupplies();
    public final Transfers transfers = new StoredTransfers(inventory);
    public final Dispositions dispositions = new StoredDispositions();
    private final TestDatabase database = TestDatabases.fresh("inventory", Warehouse::migrate);

    private static void migrate(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration/inventory", "classpath:db/migration/platform")
                .load()
                .migrate();
    }

    /** Rows of {@code sku | node | on hand}, optionally {@code | safety}; the first row is the header. */
    public Warehouse stock(String table) {
        var counts = new ArrayList<StockCount>();
        var safeties = new ArrayList<SafetyStock>();
        for (var row : rows(table)) {
            counts.add(new StockCount(row.get(0), row.get(1), Long.parseLong(row.get(2)), "opening"));
            if (row.size() > 3) {
                safeties.add(new SafetyStock(row.get(0), row.get(1), Long.parseLong(row.get(3))));
            }
        }
        run(tx -> inventory.count(tx, counts));
        run(tx -> inventory.keepBack(tx, safeties));
        return this;
    }

    private static List<List<String>> rows(String table) {
        return table.lines()
                .skip(1)
                .map(line -> List.of(line.strip().split("\\s*\\|\\s*")))
                .toList();
    }

    /** {@code sku node: on hand, reserved, missing, quarantined}, one per line, by SKU and node. */
    public String levels(String... skus) {
        return ask(tx -> inventory.levels(tx, List.of(skus))).stream()
                .map(s -> "%s %s: %d on hand, %d reserved, %d missing, %d quarantined"
                        .formatted(s.sku(), s.node(), s.onHand(), s.reserved(), s.missing(), s.quarantined()))
                .collect(Collectors.joining("\n"));
    }

    /** {@code cause sku node: on hand, quarantined, in transit}, one per line, in the order of booking. */
    public String ledger() {
        List<String> rows = ask(tx -> tx.sql("""
                select l.cause, l.sku, l.node, l.on_hand, l.quarantined, l.in_transit
                from inventory.ledger l
                order by l.position
                """)
                .rows(rs -> "%s %s %s: %d, %d, %d"
                        .formatted(
                                rs.getString(1),
                                rs.getString(2),
                                rs.getString(3),
                                rs.getLong(4),
                                rs.getLong(5),
                                rs.getLong(6))));
        return String.join("\n", rows);
    }

    /** Runs in one transaction and returns the transaction with its events and cases. */
    public RecordedTx run(Consumer<RecordedTx> work) {
        return at(NOW, work);
    }

    public RecordedTx at(Instant at, Consumer<RecordedTx> work) {
        return RecordedTx.run(database, at, tx -> {
                    work.accept(tx);
                    return tx;
                })
                .result();
    }

    public <R> R as(String person, Function<RecordedTx, R> work) {
        return RecordedTx.run(database, NOW, person, work).result();
    }

    public <R> R ask(Function<RecordedTx, R> work) {
        var answer = new ArrayList<R>();
        run(tx -> answer.add(work.apply(tx)));
        return answer.getFirst();
    }

    public Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void close() {
        database.close();
    }
}
