package io.crossdock.bench;

import io.crossdock.bench.floor.FloorMirror;
import io.crossdock.bench.floor.FloorTable;
import io.crossdock.bench.floor.RowSet;
import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.BenchShop;
import io.crossdock.bench.load.HttpLoad;
import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.bench.load.MedianRule;
import io.crossdock.bench.load.ProcessTimes;
import io.crossdock.bench.load.RunFigures;
import io.crossdock.bench.load.RunPause;
import io.crossdock.bench.load.ServerUnderTest;
import io.crossdock.bench.whole.PartnerProcess;
import io.crossdock.bench.whole.ProfileShares;
import io.crossdock.bench.whole.ProfileShares.Share;
import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.Orders;
import io.crossdock.postgres.EmbeddedPostgres;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures whole orders: two lines, by card, from the request to the delivered parcel and the last mail, with all
 * subscribers on. The partners run in a process of their own and answer at once. The floor is a bare writer that writes
 * each row that there is in the end once, in the transactions that wrote it last: what an order leaves in the database,
 * without the states between.
 */
final class WholeOrderBench implements AutoCloseable {

    private static final int LINES = 2;
    private static final int CONNECTIONS = 64;
    private static final int CREATED = 201;
    private static final int WARM_UP_ORDERS = 300;
    private static final int WARM_UP_SECONDS = 20;
    private static final int ROUNDS = 3;
    private static final int END_SECONDS_MAX = 180;
    private static final int SHOWN = 12;
    private static final double PER_CORE = 300;

    /** Counts the orders that are closed. */
    static final class EndProbe implements Subscriber {
        private final AtomicLong ended = new AtomicLong();

        @Override
        public String name() {
            return "bench-ends";
        }

        @Override
        public Set<String> types() {
            return Set.of(Orders.ORDER_CLOSED.name());
        }

        @Override
        public void on(Tx tx, List<Event> events) {
            ended.addAndGet(events.stream()
                    .filter(event -> event.type().equals(Orders.ORDER_CLOSED.name()))
                    .count());
        }
    }

    /**
     * How much is measured.
     *
     * @param orders of a round of the warm-up, and at least of a measured round
     * @param warmUpSeconds least time of the warm-up
     * @param seconds approximate time of all measured rounds
     */
    record Size(int orders, int warmUpSeconds, int seconds) {

        static Size of(int seconds) {
            return new Size(WARM_UP_ORDERS, WARM_UP_SECONDS, seconds);
        }
    }

    /** What one round took. */
    private record Round(double seconds, ProcessTimes.Used used, long walBytes, double floor) {

        double cpuSeconds() {
            return (used.javaNanos() + used.postgresNanos()) / 1e9;
        }

        /** Without the JVM's compilers, as a server that has run for long. */
        double warmSeconds() {
            return cpuSeconds() - used.compilingNanos() / 1e9;
        }
    }

    private final BenchDatabase database;
    private final FloorMirror floor;
    private final PartnerProcess partners;
    private final ServerUnderTest server;
    private final EndProbe probe;
    private final BenchShop shop;
    private final ProcessTimes times;
    private final PrintStream out;

    WholeOrderBench(EmbeddedPostgres postgres, String home, BenchShop shop, ExecutorService threads, PrintStream out) {
        this.shop = shop;
        this.out = out;
        times = new ProcessTimes(postgres);
        database = BenchDatabase.migrated(postgres, "whole", "db/migration");
        floor = new FloorMirror(BenchDatabase.migrated(postgres, "whole_floor", "db/migration"), threads);
        floor.database().dropReferences();
        partners = new PartnerProcess();
        server = ServerUnderTest.start(database, home, partners.settings(), EndProbe.class);
        probe = server.bean(EndProbe.class);
        partners.report(server.port());
        server.open(shop);
        server.awaitMemory();
    }

    RunFigures measure(Size size) {
        var latencies = new LatencyRecord();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(size.warmUpSeconds);
        Round last;
        do {
            last = round(size.orders, latencies);
        } while (System.nanoTime() < end);
        int perRound = Math.max(size.orders, (int) (size.orders / last.seconds * size.seconds / ROUNDS));
        latencies.clear();
        var rounds = new ArrayList<Round>();
        try (var profile = new ProfileShares()) {
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add(round(perRound, latencies));
            }
            said(rounds, perRound, profile.read());
        }
        return new RunFigures(
                "whole-order",
                MedianRule.of(rounds, r -> perRound / r.seconds),
                MedianRule.of(rounds, r -> perRound / r.floor),
                MedianRule.of(rounds, r -> r.floor / r.seconds),
                null,
                latencies.ms(0.5),
                latencies.ms(0.99),
                "the answer to an order's request, at full load",
                null);
    }

    private Round round(int orders, LatencyRecord latencies) {
        var requests = new ArrayList<byte[]>();
        for (int i = 0; i < orders; i++) {
            var order = shop.order(BenchShop.Demand.TWO_BY_CARD, new OrderId(server.nextId()));
            requests.add(HttpLoad.post("/v1/orders", BenchShop.utf8(BenchShop.json(order))));
        }
        long done = probe.ended.get() + orders;
        long since = database.newestTransaction();
        long wal = database.walBytes();
        var before = times.now();
        long start = System.nanoTime();
        try (var http = new HttpLoad(server.port(), CONNECTIONS)) {
            http.seconds(requests, CREATED, latencies);
        }
        long end = start + TimeUnit.SECONDS.toNanos(END_SECONDS_MAX);
        while (probe.ended.get() < done) {
            if (System.nanoTime() > end) {
                throw new BenchFailure(done - probe.ended.get() + " of " + orders + " orders did not end within "
                        + END_SECONDS_MAX + " s");
            }
            RunPause.milliseconds(5);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        var used = times.since(before);
        return new Round(seconds, used, database.walBytes() - wal, floorSeconds(since));
    }

    /** Writes the round's rows to tables that are empty, since a row may be written again in a later round. */
    private double floorSeconds(long since) {
        var rows = written(since);
        floor.database()
                .run("set session_replication_role = replica; truncate " + String.join(", ", quoted(floor.database())));
        return floor.seconds(rows);
    }

    private static List<String> quoted(BenchDatabase database) {
        return database.changes().keySet().stream()
                .map(name -> name.replaceFirst("[.](.*)", ".\"$1\""))
                .toList();
    }

    /** Every row of every table that was written last after a transaction. */
    private List<RowSet> written(long since) {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            var tables = new ArrayList<FloorTable>();
            for (var name : database.changes().keySet()) {
                if (!name.equals("inventory.stock")) {
                    tables.add(FloorTable.read(connection, name, ""));
                }
            }
            return RowSet.since(connection, tables, since);
        } catch (SQLException e) {
            throw new BenchFailure("reading the product's rows", e);
        }
    }

    private void said(List<Round> rounds, int orders, ProfileShares.Profile profile) {
        double perCore = MedianRule.of(rounds, r -> LINES * orders / r.cpuSeconds());
        out.printf(
                Locale.ROOT,
                "lines per second and core: %.0f (at least %.0f) %s; %.0f without the JVM's compilers%n",
                perCore,
                PER_CORE,
                perCore >= PER_CORE ? "OK" : "too few",
                MedianRule.of(rounds, r -> LINES * orders / r.warmSeconds()));
        out.printf(
                Locale.ROOT,
                "CPU of an order: %.2f ms in the server, %.2f of it in the JVM's compilers, "
                        + "%.2f ms in PostgreSQL; WAL: %.0f bytes%n",
                MedianRule.of(rounds, r -> r.used.javaNanos() / 1e6 / orders),
                MedianRule.of(rounds, r -> r.used.compilingNanos() / 1e6 / orders),
                MedianRule.of(rounds, r -> r.used.postgresNanos() / 1e6 / orders),
                MedianRule.of(rounds, r -> (double) r.walBytes / orders));
        out.printf("the server's time, of %d samples:%n", profile.samples());
        said("for", profile.forWhom());
        said("in", profile.where());
    }

    private void said(String word, List<Share> shares) {
        shares.stream()
                .limit(SHOWN)
                .forEach(s -> out.printf(Locale.ROOT, "  %5.1f %% %s %s%n", s.part() * 100, word, s.name()));
    }

    @Override
    public void close() {
        server.close();
        partners.close();
    }
}
