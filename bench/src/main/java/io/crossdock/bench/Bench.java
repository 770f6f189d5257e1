package io.crossdock.bench;

import io.crossdock.bench.floor.NineSteps;
import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.BenchShop;
import io.crossdock.bench.load.LoadVariant;
import io.crossdock.bench.load.RunFigures;
import io.crossdock.bench.network.NetworkBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@code bench NAME [--json FILE] [--seconds N] [--seed S] [--solves N] [--format F]}: measures on a PostgreSQL of its
 * own, which stops with the run.
 */
public final class Bench {

    private static final double CAPTURE_TARGET = 0.6;
    private static final int BATCH = 250;
    private static final int BATCH_CONNECTIONS = 4;
    private static final int CONNECTIONS = 256;
    private static final int AVAILABILITY_NODES = 300;

    private final BenchFlags flags;
    private final PrintStream out;
    private final BenchReport report;

    private Bench(BenchFlags flags, PrintStream out) {
        this.flags = flags;
        this.out = out;
        this.report = new BenchReport(flags.names().size() == 1 ? flags.names().getFirst() : "all", flags.seed());
    }

    /**
     * Exit code 2 for wrong flags, 1 when a floor did not write the same rows as the product, or an idle server does
     * too much.
     */
    public static void main(String[] arguments) throws IOException {
        BenchFlags flags;
        try {
            flags = BenchFlags.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(new Bench(flags, System.out).run() ? 0 : 1);
    }

    private boolean run() throws IOException {
        out.println("bench " + String.join(", ", flags.names()) + ", seed " + flags.seed() + ", about "
                + flags.seconds() + " s of the product per variant; " + BenchReport.machine());
        boolean sound = true;
        try (var threads = Executors.newFixedThreadPool(LoadVariant.InProcess.THREADS)) {
            sound &= orders(threads);
            sound &= lifecycles(threads);
            subscribers(threads);
            wholeOrder(threads);
            sound &= idle();
            availability(threads);
            sound &= flashSale(threads);
            sound &= sourcingNetwork();
            sound &= feeds();
            sourcing();
        }
        out.print(report.table());
        if (flags.json() != null) {
            Files.writeString(flags.json(), report.json());
        }
        return sound;
    }

    private boolean orders(ExecutorService threads) {
        boolean capture = flags.names().contains("capture");
        boolean hot = flags.names().contains("hot-sku");
        if (!capture && !hot) {
            return true;
        }
        try (var postgres = BenchDatabase.postgres();
                var bench =
                        new CaptureBench(postgres, ".", new BenchShop(flags.seed(), flags.nodesPerSku()), threads)) {
            var inProcess = new LoadVariant.InProcess(
                    "capture in-process", BenchShop.Demand.WIDE, CAPTURE_TARGET, LoadVariant.InProcess.SET, threads);
            var reference = measure(bench, inProcess);
            if (capture) {
                measure(bench, new LoadVariant.HttpBatch("capture http-batch", 0.4, BATCH, BATCH_CONNECTIONS));
                measure(bench, new LoadVariant.HttpSingle("capture http-single", 0.2, CONNECTIONS));
            }
            if (hot) {
                var figures = measure(
                        bench,
                        new LoadVariant.InProcess(
                                "hot-sku in-process",
                                BenchShop.Demand.HOT,
                                CAPTURE_TARGET,
                                LoadVariant.InProcess.SET,
                                threads));
                out.printf(
                        "hot-sku reaches %.2f times capture in-process (target 1.0)%n",
                        figures.perSecond() / reference.perSecond());
            }
            var written = bench.rowCounts();
            out.print(written.table());
            return written.fair();
        }
    }

    private boolean lifecycles(ExecutorService threads) {
        boolean sound = true;
        if (flags.names().contains("lifecycle")) {
            try (var postgres = BenchDatabase.postgres()) {
                for (var kind : NineSteps.Kind.values()) {
                    try (var bench = new LifecycleBench(postgres, kind, threads)) {
                        said(bench.measure(flags.seconds()));
                        var counts = bench.rowCounts();
                        out.print(counts.table());
                        sound &= counts.fair();
                    }
                }
            }
        }
        return sound;
    }

    private void subscribers(ExecutorService threads) {
        if (flags.names().contains("subscribers")) {
            try (var postgres = BenchDatabase.postgres();
                    var bench = new SubscribersBench(postgres, ".", flags.seed(), threads)) {
                said(bench.measure(flags.seconds()));
            }
        }
    }

    private void wholeOrder(ExecutorService threads) {
        if (flags.names().contains("whole-order")) {
            try (var postgres = BenchDatabase.postgres();
                    var bench = new WholeOrderBench(postgres, ".", new BenchShop(flags.seed()), threads, out)) {
                said(bench.measure(WholeOrderBench.Size.of(flags.seconds())));
            }
        }
    }

    private boolean idle() {
        if (flags.names().contains("idle")) {
            try (var postgres = BenchDatabase.postgres();
                    var bench = new IdleBench(postgres, ".", new BenchShop(flags.seed(), AVAILABILITY_NODES), out)) {
                said(bench.measure(flags.seconds()));
                return bench.kept();
            }
        }
        return true;
    }

    private void availability(ExecutorService threads) {
        if (flags.names().contains("availability")) {
            try (var postgres = BenchDatabase.postgres();
                    var bench = new AvailabilityBench(
                            postgres,
                            ".",
                            new BenchShop(flags.seed(), AVAILABILITY_NODES),
                            flags.seed(),
                            threads,
                            out)) {
                bench.measure(flags.seconds()).forEach(this::said);
            }
        }
    }

    private boolean flashSale(ExecutorService threads) {
        if (!flags.names().contains("flash-sale")) {
            return true;
        }
        var shop = new BenchShop(flags.seed());
        try (var postgres = BenchDatabase.postgres();
                var bench = new CaptureBench(postgres, ".", shop, threads)) {
            var sale = new FlashSaleBench(bench, shop, threads, out);
            said(sale.measure(Math.clamp(flags.seconds() / 4, 1, BenchShop.FLASH_SALES - 1)));
            return sale.sound();
        }
    }

    /** The ratio is the cost over a lower bound. Needs no database. */
    private boolean sourcingNetwork() throws IOException {
        if (!flags.names().contains("sourcing-network")) {
            return true;
        }
        boolean sound = true;
        for (var result :
                new NetworkBench(out, flags.seed(), flags.seconds(), flags.solves()).run(Path.of("policies"))) {
            sound &= result.sound();
            for (var row : result.rows()) {
                report.add(new RunFigures(
                        result.world() + ": " + row.policy(),
                        row.perSecond(),
                        null,
                        result.toBound(row),
                        null,
                        row.solveP50Ms(),
                        row.solveP99Ms(),
                        "pricing a SKU; the ratio is cost to the bound",
                        null));
            }
        }
        return sound;
    }

    private boolean feeds() {
        if (!flags.names().contains("feeds")) {
            return true;
        }
        try (var postgres = BenchDatabase.postgres();
                var bench = new FeedsBench(postgres, ".", flags.seed(), flags.formats())) {
            bench.measure().forEach(this::said);
            return bench.sound();
        }
    }

    /** Runs in memory, without PostgreSQL. */
    private void sourcing() {
        if (flags.names().contains("sourcing")) {
            var bench = new SourcingBench(Path.of("policies"), flags.seed());
            for (int nodes : new int[] {300, 3_000}) {
                for (int lines : new int[] {1, 3, 5, 10}) {
                    said(bench.measure(nodes, lines, flags.seconds()));
                }
            }
        }
    }

    private RunFigures measure(CaptureBench bench, LoadVariant variant) {
        return said(bench.measure(variant, flags.seconds()));
    }

    private RunFigures said(RunFigures figures) {
        report.add(figures);
        var ratio = figures.ratio();
        out.printf(
                Locale.ROOT,
                "%s: %.0f/s%s%n",
                figures.variant(),
                figures.perSecond(),
                ratio == null ? "" : String.format(Locale.ROOT, ", %.2f of its floor", ratio));
        return figures;
    }
}
