package io.crossdock.bench;

import io.crossdock.postgres.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

/**
 * Orders captured, sourced and reserved, against a bare writer of the same rows in the same sets and against one transaction per order.
 *
 * <p>Each round the product takes orders in, then what it wrote is read back, set by set, and written by the bare writer to a database
 * of its own with the same schema and content, then by the rival to a third, one order per transaction. Rounds alternate and medians are
 * taken, so that a machine that drifts doesn't bend the ratios.
 */
final class CaptureBench implements AutoCloseable {

    private static final int ROUNDS = 5;
    private static final int WARM_UP_ORDERS = 6_144;
    private static final int WARM_UP_SECONDS = 6;
    private static final double RIVAL_SECONDS = 1.5;

    /** Every table that the path writes, in the order of their foreign keys, with the column that names the order. */
    private static final List<Map.Entry<String, String>> TABLES = List.of(
            Map.entry("channels.message", "order_id"),
            Map.entry("orders.order", "id"),
            Map.entry("orders.line", "order_id"),
            Map.entry("payments.payment", "order_id"),
            Map.entry("payments.line", "order_id"),
            Map.entry("inventory.reservation", "order_id"),
            Map.entry("sourcing.decision", "order_id"),
            Map.entry("engine.log", "subject"),
            Map.entry("engine.subject", "id"));

    /** Written once or by the clock: a node's sign of life, the policy that decisions refer to. */
    private static final Set<String> NOT_PER_ORDER = Set.of("engine.node", "sourcing.policy");

    private final Database product;
    private final ServerUnderTest server;
    private final Mirror floor;
    private final Mirror rival;
    private final Shop shop;
    private final List<Table> tables = new ArrayList<>();
    private final Map<String, Database.Changes> before;
    private final Map<String, Database.Changes> floorBefore;
    private long orders;
    private double rivalRate = 300;

    /** Starts the server, opens the shop, and gives the bare writers the same stock. */
    CaptureBench(EmbeddedPostgres postgres, String home, long seed, ExecutorService threads) {
        shop = new Shop(seed);
        product = Database.migrated(postgres, "product", "db/migration");
        floor = new Mirror(Database.migrated(postgres, "floor", "db/migration"), threads);
        rival = new Mirror(Database.migrated(postgres, "rival", "db/migration"), threads);
        server = ServerUnderTest.start(product, home);
        try {
            server.stopWorkers();
            server.open(shop);
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
                tables.add(Table.read(connection, entry.getKey(), entry.getValue()));
            }
            var stock = List.of(Table.read(connection, "inventory.stock", ""));
            var sets = RowSet.since(connection, stock, 0);
            floor.seconds(sets);
            rival.seconds(sets);
        }
    }

    private Map<String, Database.Changes> settled(Database database) {
        server.settle();
        pause();
        return database.changes();
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    /** One round's rates. */
    private record Round(double product, double floor, double rival) {}

    Figures measure(Variant variant, int seconds) {
        var latencies = new Latencies();
        double rate = warmUp(variant, latencies);
        int perRound = Math.max(2 * Variant.InProcess.SET, (int) (rate * seconds / ROUNDS / 1024) * 1024);
        latencies.clear();
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round(variant, perRound, latencies));
        }
        return new Figures(
                variant.name(),
                Median.of(rounds, Round::product),
                Median.of(rounds, Round::floor),
                Median.of(rounds, r -> r.product / r.floor),
                Median.of(rounds, Round::rival),
                latencies.ms(0.5),
                latencies.ms(0.99),
                variant.timed(),
                variant.target());
    }

    /** Until the compilers and caches are warm; the rate of the last round. */
    private double warmUp(Variant variant, Latencies latencies) {
        long end = System.nanoTime() + WARM_UP_SECONDS * 1_000_000_000L;
        Round last;
        do {
            last = round(variant, WARM_UP_ORDERS, latencies);
        } while (System.nanoTime() < end);
        return last.product;
    }

    private Round round(Variant variant, int count, Latencies latencies) {
        long since = product.newestTransaction();
        double seconds = variant.seconds(server, shop, count, latencies);
        var sets = written(since);
        int written = sets.stream().mapToInt(RowSet::orders).sum();
        if (written != count) {
            throw new BenchFailure(variant.name() + ": " + count + " orders were sent, " + written + " are in the database");
        }
        orders += count;
        double floorSeconds = floor.seconds(sets);
        var singles = singles(sets);
        double rivalSeconds = rival.seconds(singles);
        rivalRate = singles.size() / rivalSeconds;
        return new Round(count / seconds, count / floorSeconds, rivalRate);
    }

    private List<RowSet> written(long since) {
        try (var connection = product.connect()) {
            connection.setAutoCommit(false);
            return RowSet.since(connection, tables, since).stream().filter(s -> s.orders() > 0).toList();
        } catch (SQLException e) {
            throw new BenchFailure("reading what the product wrote", e);
        }
    }

    /** As many orders as the rival is likely to write in its time. */
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

    /** Rows per table that the product and the bare writer wrote since the shop was opened. */
    record Written(long orders, TreeMap<String, Database.Changes> product, TreeMap<String, Database.Changes> floor) {

        /** Whether the bare writer wrote what the product wrote, row by row. */
        boolean same() {
            return product.equals(floor);
        }

        String table() {
            var text = new StringBuilder("rows per order, written by the product and by the bare writer:\n");
            product.forEach((name, mine) -> {
                var bare = floor.getOrDefault(name, new Database.Changes(0, 0, 0));
                text.append(String.format(Locale.ROOT, "  %-24s inserted %6.3f %6.3f   updated %6.3f %6.3f%n",
                        name, per(mine.inserted()), per(bare.inserted()), per(mine.updated()), per(bare.updated())));
            });
            return text.append(same() ? "  the same\n" : "  NOT the same: the floor is wrong\n").toString();
        }

        private double per(long rows) {
            return (double) rows / orders;
        }
    }

    Written rowsWritten() {
        return new Written(orders, difference(settled(product), before), difference(floor.database().changes(), floorBefore));
    }

    private static TreeMap<String, Database.Changes> difference(Map<String, Database.Changes> after, Map<String, Database.Changes> before) {
        var result = new TreeMap<String, Database.Changes>();
        var none = new Database.Changes(0, 0, 0);
        after.forEach((name, changes) -> {
            var delta = changes.minus(before.getOrDefault(name, none));
            if (!delta.equals(none) && !NOT_PER_ORDER.contains(name)) {
                result.put(name, delta);
            }
        });
        return result;
    }

    @Override
    public void close() {
        server.close();
    }
}
