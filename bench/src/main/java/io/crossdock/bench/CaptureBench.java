package io.crossdock.bench;

import io.crossdock.bench.floor.FloorMirror;
import io.crossdock.bench.floor.FloorTable;
import io.crossdock.bench.floor.RowCounts;
import io.crossdock.bench.floor.RowSet;
import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.BenchRound;
import io.crossdock.bench.load.BenchShop;
import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.bench.load.LoadVariant;
import io.crossdock.bench.load.RunFigures;
import io.crossdock.bench.load.RunPause;
import io.crossdock.bench.load.ServerUnderTest;
import io.crossdock.postgres.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * Measures capture: orders are stored, sourced and reserved. The floor is a bare writer of the same rows in the same
 * sets; the rival writes one order per transaction.
 *
 * <p>In each round the product captures orders. Their rows are read back, set by set; the bare writer writes them to a
 * second database with the same schema and content, then the rival to a third, one order per transaction. Rounds
 * alternate and figures are medians, so that a drift of the machine doesn't change the ratios.
 */
public final class CaptureBench implements AutoCloseable {

    /** PostgreSQL counts the rows of a connection that does nothing only after ten seconds. */
    private static final int COUNTED_MS = 11_500;

    private static final int ROUNDS = 5;
    private static final int WARM_UP_ORDERS = 6_144;
    private static final int WARM_UP_SECONDS = 6;
    private static final double RIVAL_SECONDS = 1.5;

    /** Every table that capture writes, in the order of foreign keys, with the column of the order's id. */
    private static final List<Map.Entry<String, String>> TABLES = List.of(
            Map.entry("channels.message", "order_id"),
            Map.entry("orders.order", "id"),
            Map.entry("orders.line", "order_id"),
            Map.entry("orders.order_version", "order_id"),
            Map.entry("payments.payment", "order_id"),
            Map.entry("payments.line", "order_id"),
            Map.entry("inventory.reservation", "owner_id"),
            Map.entry("inventory.waiting", "order_id"),
            Map.entry("sourcing.decision", "order_id"),
            Map.entry("promises.promise", "order_id"),
            Map.entry("promises.leg", "order_id"),
            Map.entry("engine.log", "subject"),
            Map.entry("engine.subject", "id"));

    private final BenchDatabase product;
    private final ServerUnderTest server;
    private final FloorMirror floor;
    private final FloorMirror rival;
    private final BenchShop shop;
    private final List<FloorTable> tables = new ArrayList<>();
    private final Map<String, BenchDatabase.Changes> before;
    private final Map<String, BenchDatabase.Changes> floorBefore;
    private long orders;
    private double rivalRate = 300;

    /** Starts the server, loads the shop, and copies its stock to the bare writers' databases. */
    public CaptureBench(EmbeddedPostgres postgres, String home, BenchShop shop, ExecutorService threads) {
        this.shop = shop;
        product = BenchDatabase.migrated(postgres, "product", "db/migration");
        floor = new FloorMirror(BenchDatabase.migrated(postgres, "floor", "db/migration"), threads);
        rival = new FloorMirror(BenchDatabase.migrated(postgres, "rival", "db/migration"), threads);
        server = ServerUnderTest.start(product, home);
        try {
            server.stopWorkers();
            server.open(shop);
            server.awaitMemory();
            copyStock();
            List.of(product, floor.database(), rival.database()).forEach(d -> d.run("vacuum analyze"));
        } catch (SQLException e) {
            server.close();
            throw new BenchFailure("setting up", e);
        }
        before = settled(product);
        floorBefore = floor.database().changes();
    }

    private void copyStock() throws SQLException {
        try (var connection = product.connect()) {
            for (var entry : TABLES) {
                tables.add(FloorTable.read(connection, entry.getKey(), entry.getValue()));
            }
            var stock = List.of(FloorTable.read(connection, "inventory.stock", ""));
            var sets = RowSet.since(connection, stock, 0);
            floor.seconds(sets);
            rival.seconds(sets);
        }
    }

    private Map<String, BenchDatabase.Changes> settled(BenchDatabase database) {
        server.settle();
        RunPause.milliseconds(COUNTED_MS);
        return database.changes();
    }

    RunFigures measure(LoadVariant variant, int seconds) {
        var latencies = new LatencyRecord();
        double rate = warmUp(variant, latencies);
        int perRound = Math.max(2 * LoadVariant.InProcess.SET, (int) (rate * seconds / ROUNDS / 1024) * 1024);
        latencies.clear();
        var rounds = new ArrayList<BenchRound>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round(variant, perRound, latencies));
        }
        return BenchRound.figures(variant.name(), rounds, latencies, variant.timed(), variant.target());
    }

    /** Runs until compilers and caches are warm; returns the rate of the last round. */
    private double warmUp(LoadVariant variant, LatencyRecord latencies) {
        long end = System.nanoTime() + WARM_UP_SECONDS * 1_000_000_000L;
        BenchRound last;
        do {
            last = round(variant, WARM_UP_ORDERS, latencies);
        } while (System.nanoTime() < end);
        return last.product();
    }

    public BenchRound round(LoadVariant variant, int count, LatencyRecord latencies) {
        long since = product.newestTransaction();
        double seconds = variant.seconds(server, shop, count, latencies);
        var sets = written(since);
        int written = sets.stream().mapToInt(RowSet::orders).sum();
        if (written != count) {
            throw new BenchFailure(
                    variant.name() + ": " + count + " orders were sent, " + written + " are in the database");
        }
        orders += count;
        double floorSeconds = floor.seconds(sets);
        var singles = singles(sets);
        double rivalSeconds = rival.seconds(singles);
        rivalRate = singles.size() / rivalSeconds;
        return new BenchRound(count / seconds, count / floorSeconds, rivalRate);
    }

    private List<RowSet> written(long since) {
        try (var connection = product.connect()) {
            connection.setAutoCommit(false);
            return RowSet.since(connection, tables, since).stream()
                    .filter(s -> s.orders() > 0)
                    .toList();
        } catch (SQLException e) {
            throw new BenchFailure("reading the product's rows", e);
        }
    }

    /** Takes as many orders as the rival can probably write in its time. */
    private List<RowSet> singles(List<RowSet> sets) {
        int most = (int) Math.max(100, rivalRate * RIVAL_SECONDS);
        var singles = new ArrayList<RowSet>();
        for (var set : sets) {
            if (singles.size() < most) {
                singles.addAll(set.perOrder());
            }
        }
        return singles.subList(0, Math.min(most, singles.size()));
    }

    BenchDatabase product() {
        return product;
    }

    public RowCounts rowCounts() {
        return RowCounts.between(
                orders, before, settled(product), floorBefore, floor.database().changes());
    }

    @Override
    public void close() {
        server.close();
    }
}
