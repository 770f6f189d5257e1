package io.crossdock.bench;

import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.BenchRound;
import io.crossdock.bench.load.BenchShop;
import io.crossdock.bench.load.HttpLoad;
import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.bench.load.LoadBench;
import io.crossdock.bench.load.LoadVariant;
import io.crossdock.bench.load.RunFigures;
import io.crossdock.bench.load.RunPause;
import io.crossdock.bench.load.ServerUnderTest;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.masterdata.Assortment;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.postgres.EmbeddedPostgres;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Measures reads of available units, for SKUs at 300 nodes. The floor in this process is a bare array of the same
 * figures; over HTTP it is a handler on the same server that answers constant bytes of the same length. Then it
 * measures the age of the figures in memory while orders are captured, and the cost of keeping memory up to date.
 */
final class AvailabilityBench implements AutoCloseable {

    private static final int ROUNDS = 5;
    private static final int CONNECTIONS = 32;
    private static final int BULK_SKUS = 500;
    private static final int BULK_CONNECTIONS = 4;
    private static final int KIT_PARTS = 3;
    private static final int CAPTURED = 4_096;
    private static final int PROBE_PAUSE_MS = 20;

    /** Age in milliseconds from which sourcing reads the database instead of memory. */
    private static final int STALE_MS = 2_200;

    private static final String PROBE = "HOT-1";
    private static final String PROBE_NODE = "N002";

    /** The floor over HTTP: answers with prepared bytes. */
    @RestController
    static final class Constant {
        private volatile byte[] answer = new byte[0];

        @GetMapping(path = "/bench/constant", produces = MediaType.APPLICATION_JSON_VALUE)
        byte[] constant() {
            return answer;
        }
    }

    private final BenchDatabase database;
    private final ServerUnderTest server;
    private final Availability availability;
    private final BenchShop shop;
    private final Random random;
    private final ExecutorService threads;
    private final PrintStream out;
    private volatile long sink;

    AvailabilityBench(
            EmbeddedPostgres postgres,
            String home,
            BenchShop shop,
            long seed,
            ExecutorService threads,
            PrintStream out) {
        this.shop = shop;
        this.random = new Random(seed);
        this.threads = threads;
        this.out = out;
        database = BenchDatabase.migrated(postgres, "availability", "db/migration");
        server = ServerUnderTest.start(database, home, Constant.class);
        server.stopWorkers();
        server.open(shop);
        server.awaitMemory();
        availability = server.bean(Availability.class);
        out.println("in memory: " + availability.health());
    }

    List<RunFigures> measure(int seconds) {
        return List.of(
                inProcess(),
                single(),
                bulk(),
                staleness(seconds),
                new LoadBench(server, database, out).measure(),
                bulkOfKits());
    }

    /** Reads all nodes of one SKU after another, from one thread. */
    private RunFigures inProcess() {
        int reads = 400_000;
        var skus = IntStream.range(0, reads).mapToObj(_ -> shop.anySku(random)).toArray(String[]::new);
        var bare = bareRows();
        int[] order =
                IntStream.range(0, reads).map(_ -> random.nextInt(bare.length)).toArray();
        var rounds = new ArrayList<BenchRound>();
        for (int i = 0; i <= ROUNDS; i++) {
            double product = rate(reads, () -> fromMemory(skus));
            double floor = rate(reads, () -> fromArrays(bare, order));
            if (i > 0) {
                rounds.add(new BenchRound(product, floor, 0));
            }
        }
        return without(BenchRound.figures("availability in-process", rounds, new LatencyRecord(), "-", 0.3));
    }

    private static double rate(int reads, Supplier<Long> work) {
        long start = System.nanoTime();
        work.get();
        return reads * 1e9 / (System.nanoTime() - start);
    }

    private long fromMemory(String[] skus) {
        long sum = 0;
        for (var sku : skus) {
            var rows = availability.rows(sku).orElseThrow();
            for (int i = 0; i < rows.size(); i++) {
                sum += rows.available(i);
            }
        }
        sink = sum;
        return sum;
    }

    private long fromArrays(long[][] bare, int[] order) {
        long sum = 0;
        for (int at : order) {
            for (long units : bare[at]) {
                sum += units;
            }
        }
        sink = sum;
        return sum;
    }

    private long[][] bareRows() {
        var all = new ArrayList<long[]>();
        availability.all(rows -> all.add(
                IntStream.range(0, rows.size()).mapToLong(rows::available).toArray()));
        return all.toArray(long[][]::new);
    }

    private RunFigures single() {
        int count = 3_000;
        var requests = IntStream.range(0, count)
                .mapToObj(_ -> HttpLoad.get("/v1/availability/" + shop.anySku(random)))
                .toList();
        return http("availability http-single", requests, CONNECTIONS, 1, 0.5);
    }

    private RunFigures bulk() {
        var requests = IntStream.range(0, 40)
                .mapToObj(_ -> HttpLoad.post("/v1/availability:bulk", BenchShop.utf8(bulkBody())))
                .toList();
        return http("availability http-bulk", requests, BULK_CONNECTIONS, BULK_SKUS, 0.5);
    }

    private String bulkBody() {
        return body(IntStream.range(0, BULK_SKUS).mapToObj(_ -> shop.anySku(random)));
    }

    private static String body(Stream<String> skus) {
        return skus.map(sku -> "\"" + sku + "\"").collect(Collectors.joining(",", "{\"skus\":[", "]}"));
    }

    /**
     * Bulk reads of kits, whose rows are computed when they are read. Runs last, because every order looks up kits
     * afterwards.
     */
    private RunFigures bulkOfKits() {
        var kits = new ArrayList<Kit>();
        for (int i = 0; i < BULK_SKUS; i++) {
            var parts = new TreeSet<String>();
            while (parts.size() < KIT_PARTS) {
                parts.add(shop.anySku(random));
            }
            kits.add(new Kit(
                    "KIT-" + i,
                    parts.stream()
                            .map(part -> new Kit.Part(part, 1 + random.nextInt(3)))
                            .toList()));
        }
        server.engine().transact("bench", tx -> {
            server.bean(Masterdata.class)
                    .putSkus(
                            tx,
                            kits.stream()
                                    .map(kit -> new Sku(kit.sku(), kit.sku(), "each", 400, 5_900, "USD"))
                                    .toList());
            server.bean(Assortment.class).putKits(tx, kits);
            return 0;
        });
        var codes = kits.stream().map(Kit::sku).toList();
        while (availability.kits(codes).size() < BULK_SKUS) {
            RunPause.milliseconds(PROBE_PAUSE_MS);
        }
        var requests = IntStream.range(0, 40)
                .mapToObj(_ -> HttpLoad.post("/v1/availability:bulk", BenchShop.utf8(body(codes.stream()))))
                .toList();
        return http("availability http-bulk of kits", requests, BULK_CONNECTIONS, BULK_SKUS, 0.3);
    }

    /** Measures SKUs per second; the floor sends as many answers of the same length. */
    private RunFigures http(String name, List<byte[]> requests, int connections, int skus, double target) {
        var floorRequests =
                requests.stream().map(_ -> HttpLoad.get("/bench/constant")).toList();
        var latencies = new LatencyRecord();
        var rounds = new ArrayList<BenchRound>();
        int bytes;
        try (var load = new HttpLoad(server.port(), connections)) {
            bytes = load.length(requests.getFirst());
            server.bean(Constant.class).answer = new byte[bytes];
            for (int i = 0; i <= ROUNDS; i++) {
                double product = requests.size() * skus / load.seconds(requests, 200, latencies);
                double floor = requests.size() * skus / load.seconds(floorRequests, 200, new LatencyRecord());
                if (i == 0) {
                    latencies.clear();
                } else {
                    rounds.add(new BenchRound(product, floor, 0));
                }
            }
        }
        return without(BenchRound.figures(
                name, rounds, latencies, "a request, " + connections + " connections, " + bytes + " bytes", target));
    }

    /** Returns the figures without a rival, since reads have none. */
    private static RunFigures without(RunFigures f) {
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

    /**
     * Captures at full speed, by turns with memory that follows the log and with reads of the database. With memory, a
     * probe measures the time from a commit until memory has it.
     */
    private RunFigures staleness(int seconds) {
        var inProcess = new LoadVariant.InProcess("load", BenchShop.Demand.WIDE, 0, LoadVariant.InProcess.SET, threads);
        double rate = CAPTURED / inProcess.seconds(server, shop, CAPTURED, new LatencyRecord());
        int perRound = Math.max(CAPTURED, (int) (rate * seconds / ROUNDS / 1024) * 1024);
        var latencies = new LatencyRecord();
        var rounds = new ArrayList<BenchRound>();
        for (int i = 0; i < ROUNDS; i++) {
            double with = perRound / probed(inProcess, perRound, latencies);
            var health = availability.health();
            server.stopFollowing();
            RunPause.milliseconds(STALE_MS);
            double without = perRound / inProcess.seconds(server, shop, perRound, new LatencyRecord());
            server.follow();
            rounds.add(new BenchRound(with, without, 0));
            out.printf(
                    Locale.ROOT,
                    "staleness of the last minute: p50 %.1f ms, p99 %.1f ms; now %d ms%n",
                    health.stalenessP50Ms(),
                    health.stalenessP99Ms(),
                    health.stalenessMs());
        }
        return without(BenchRound.figures(
                "capture, followed", rounds, latencies, "commit until memory has it; floor: all read", 1.0));
    }

    private double probed(LoadVariant.InProcess load, int orders, LatencyRecord latencies) {
        var done = new AtomicBoolean();
        var probe = Thread.ofPlatform().start(() -> {
            for (long units = 1; !done.get(); units++) {
                latencies.add(probe(units));
                RunPause.milliseconds(PROBE_PAUSE_MS);
            }
        });
        double took = load.seconds(server, shop, orders, new LatencyRecord());
        done.set(true);
        try {
            probe.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return took;
    }

    private long probe(long units) {
        var inventory = server.bean(Inventory.class);
        server.engine()
                .transact(
                        "bench", tx -> inventory.count(tx, List.of(new StockCount(PROBE, PROBE_NODE, units, "probe"))));
        long committed = System.nanoTime();
        while (true) {
            var rows = availability.rows(PROBE).orElseThrow();
            int row = rows.row(PROBE_NODE);
            if (row >= 0 && rows.onHand(row) == units) {
                return System.nanoTime() - committed;
            }
            RunPause.milliseconds(1);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
