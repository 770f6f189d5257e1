package io.crossdock.inventory;

import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.internal.StoredInventory;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Prints the duration of a batch. Run by hand: {@code ReserveSpeed jdbc-url user password}, on an empty database with
 * the migrations applied. 20,000 SKUs on 10 nodes, 512 orders of 2 lines, one connection, a commit per batch.
 */
final class ReserveSpeed {

    private static final int SKUS = 20_000;
    private static final int NODES = 10;
    private static final int ORDERS = 512;
    private static final int BATCHES = Integer.getInteger("batches", 60);

    private final Inventory inventory = new StoredInventory();
    private final Random random = new Random(7);
    private final Connection connection;
    private long order;

    private ReserveSpeed(Connection connection) {
        this.connection = connection;
    }

    public static void main(String[] args) throws Exception {
        try (var connection = DriverManager.getConnection(args[0], args[1], args[2])) {
            connection.setAutoCommit(false);
            var speed = new ReserveSpeed(connection);
            speed.load();
            speed.run("spread", false);
            speed.run("one hot SKU", true);
            speed.run("spread again", false);
        }
    }

    private void load() throws Exception {
        var started = System.nanoTime();
        var counts = new ArrayList<StockCount>();
        for (int sku = 0; sku < SKUS; sku++) {
            for (int node = 0; node < NODES; node++) {
                counts.add(new StockCount("SKU-%06d".formatted(sku), "N%03d".formatted(node), 1_000_000, "opening"));
            }
        }
        for (int from = 0; from < counts.size(); from += Inventory.BATCH_MAX) {
            var part = counts.subList(from, from + Inventory.BATCH_MAX);
            inventory.count(tx(), part);
            connection.commit();
        }
        System.out.printf("load: %,d rows/s%n", counts.size() * 1_000_000_000L / (System.nanoTime() - started));
        connection.createStatement().execute("analyze inventory.stock");
        connection.commit();
    }

    private void run(String name, boolean hot) throws Exception {
        var reserve = new long[BATCHES];
        var commit = new long[BATCHES];
        var read = new long[BATCHES];
        for (int batch = 0; batch < BATCHES; batch++) {
            var orders = orders(hot);
            var skus = orders.stream()
                    .flatMap(o -> o.claims().stream())
                    .map(Claim::sku)
                    .distinct()
                    .toList();
            var t0 = System.nanoTime();
            inventory.availability(tx(), skus);
            var t1 = System.nanoTime();
            inventory.reserve(tx(), orders);
            var t2 = System.nanoTime();
            connection.commit();
            read[batch] = t1 - t0;
            reserve[batch] = t2 - t1;
            commit[batch] = System.nanoTime() - t2;
        }
        System.out.printf(
                "%-14s availability %.1f ms, reserve %.1f ms (first %.1f, worst %.1f), commit %.1f ms:"
                        + " %,.0f orders/s reserve and commit%n",
                name,
                ms(read),
                ms(reserve),
                reserve[0] / 1e6,
                Arrays.stream(reserve).max().orElse(0) / 1e6,
                ms(commit),
                ORDERS / ((ms(reserve) + ms(commit)) / 1000));
    }

    private static double ms(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }

    private List<ReserveRequest> orders(boolean hot) {
        var orders = new ArrayList<ReserveRequest>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(new ReserveRequest(ReservationOwner.order(++order), List.of(claim(1, hot), claim(2, hot))));
        }
        return orders;
    }

    private Claim claim(int line, boolean hot) {
        var sku = hot ? 17 : random.nextInt(SKUS);
        var node = hot ? 3 : random.nextInt(NODES);
        return new Claim(UnitLine.ordered(line), "SKU-%06d".formatted(sku), "N%03d".formatted(node), 1);
    }

    private RecordedTx tx() {
        return new RecordedTx(connection, Instant.parse("2026-11-23T10:00:00Z"));
    }
}
