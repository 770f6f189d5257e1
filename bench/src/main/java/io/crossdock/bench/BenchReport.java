package io.crossdock.bench;

import io.crossdock.bench.load.RunFigures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the figures of a run as a table and as JSON. */
final class BenchReport {

    /** The JSON document, with the same fields for every bench. */
    record Document(String bench, long seed, String machine, String commit, List<Entry> rows) {}

    /** Rates per second, latencies in milliseconds; null where a figure does not apply. */
    record Entry(
            String variant,
            double perSecond,
            @Nullable Double floorPerSecond,
            @Nullable Double ratio,
            @Nullable Double rivalPerSecond,
            double p50Ms,
            double p99Ms) {}

    private final String bench;
    private final long seed;
    private final List<RunFigures> rows = new ArrayList<>();

    BenchReport(String bench, long seed) {
        this.bench = bench;
        this.seed = seed;
    }

    void add(RunFigures row) {
        rows.add(row);
    }

    Document document() {
        return new Document(
                bench,
                seed,
                machine(),
                commit(),
                rows.stream().map(BenchReport::entry).toList());
    }

    String json() {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(document()) + "\n";
    }

    private static Entry entry(RunFigures f) {
        return new Entry(
                f.variant(),
                rounded(f.perSecond(), 1),
                rounded(f.floorPerSecond(), 1),
                rounded(f.ratio(), 3),
                rounded(f.rivalPerSecond(), 1),
                rounded(f.p50Ms(), 3),
                rounded(f.p99Ms(), 3));
    }

    private static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }

    private static @Nullable Double rounded(@Nullable Double value, int digits) {
        return value == null ? null : rounded(value.doubleValue(), digits);
    }

    /** Returns the figures as a table. */
    String table() {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%n%-22s %10s %10s %7s %7s %10s %8s %9s %9s  %s%n",
                "variant",
                "per s",
                "floor/s",
                "ratio",
                "target",
                "rival/s",
                "factor",
                "p50 ms",
                "p99 ms",
                "latency of"));
        for (var row : rows) {
            var rival = row.rivalPerSecond();
            text.append(String.format(
                    Locale.ROOT,
                    "%-22s %10.0f %10s %7s %7s %10s %8s %9.2f %9.2f  %s%n",
                    row.variant(),
                    row.perSecond(),
                    shown("%.0f", row.floorPerSecond()),
                    shown("%.2f", row.ratio()),
                    shown("%.1f", row.targetRatio()),
                    shown("%.0f", rival),
                    shown("%.1f", rival == null ? null : row.perSecond() / rival),
                    row.p50Ms(),
                    row.p99Ms(),
                    row.timed()));
        }
        return text.append(String.format(Locale.ROOT, "seed %d, %s, commit %s%n", seed, machine(), commit()))
                .toString();
    }

    private static String shown(String format, @Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value);
    }

    /** Describes the machine: cores, memory, system and Java. */
    static String machine() {
        var runtime = Runtime.getRuntime();
        return runtime.availableProcessors() + " cores" + model() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + ", Java "
                + Runtime.version().feature() + ", PostgreSQL 18 (fsync on)";
    }

    private static String model() {
        var file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return "";
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(l -> l.startsWith("model name"))
                    .findFirst()
                    .map(l -> " " + l.substring(l.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** Commit of the working folder; {@code unknown} outside of a clone. */
    static String commit() {
        try {
            var git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD")
                    .redirectErrorStream(true)
                    .start();
            var text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? text : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
