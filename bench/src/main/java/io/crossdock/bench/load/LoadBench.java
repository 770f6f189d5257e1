package io.crossdock.bench.load;

import io.crossdock.inventory.availability.Availability;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Locale;

/**
 * Measures the load of three million stock rows from PostgreSQL into memory. The floor is a bare reader that reads
 * every column and keeps nothing.
 */
public final class LoadBench {

    private static final int SKUS = 100_000;
    private static final int NODES_PER_SKU = 30;
    private static final long ROWS = (long) SKUS * NODES_PER_SKU;
    private static final int ROUNDS = 3;
    private static final int FETCH = 10_000;

    private final ServerUnderTest server;
    private final BenchDatabase database;
    private final PrintStream out;

    public LoadBench(ServerUnderTest server, BenchDatabase database, PrintStream out) {
        this.server = server;
        this.database = database;
        this.out = out;
    }

    public RunFigures measure() {
        database.run("""
                insert into inventory.stock (sku, node, on_hand, version)
                select 'LOAD-' || lpad(s::text, 6, '0'), 'N' || lpad(((s + n * 10) %% 300)::text, 3, '0'), 1 + n, 1
                from generate_series(1, %d) s, generate_series(1, %d) n""".formatted(SKUS, NODES_PER_SKU));
        database.run("vacuum analyze inventory.stock");
        var latencies = new LatencyRecord();
        var rounds = new ArrayList<BenchRound>();
        for (int i = 0; i < ROUNDS; i++) {
            server.stopFollowing();
            long start = System.nanoTime();
            server.follow();
            long took = System.nanoTime() - start;
            latencies.add(took);
            rounds.add(new BenchRound(ROWS * 1e9 / took, ROWS / bareSeconds(), 0));
        }
        var health = server.bean(Availability.class).health();
        out.printf(Locale.ROOT, "in memory: %,d positions of %,d SKUs%n", health.positions(), health.skus());
        var f = BenchRound.figures("availability load", rounds, latencies, "3,000,000 rows", 0.5);
        return new RunFigures(
                f.variant(),
                f.perSecond(),
                f.floorPerSecond(),
                f.ratio(),
                null,
                f.p50Ms(),
                f.p99Ms(),
                f.timed(),
                f.targetRatio());
    }

    private double bareSeconds() {
        long start = System.nanoTime();
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(
                    "select sku, node, on_hand, reserved, safety, version from inventory.stock")) {
                statement.setFetchSize(FETCH);
                try (var rs = statement.executeQuery()) {
                    long sum = 0;
                    while (rs.next()) {
                        sum += rs.getString(1).length()
                                + rs.getString(2).length()
                                + rs.getLong(3)
                                + rs.getLong(4)
                                + rs.getLong(5)
                                + rs.getLong(6);
                    }
                    if (sum == 0) {
                        throw new BenchFailure("nothing was read");
                    }
                }
            }
        } catch (SQLException e) {
            throw new BenchFailure("bare reader", e);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
