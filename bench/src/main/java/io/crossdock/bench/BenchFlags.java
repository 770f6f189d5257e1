package io.crossdock.bench;

import io.crossdock.bench.load.BenchShop;
import io.crossdock.bench.load.FeedFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Flags of a run.
 *
 * @param names benches, in the order in which they run
 * @param json file for the figures as JSON; null for none
 * @param seconds approximate time that the product is measured, per variant
 * @param seed seed of all random data
 * @param nodesPerSku number of nodes that stock each SKU, in the benches that capture orders
 * @param solves number of times that prices are computed over a horizon
 * @param formats formats in which feed messages are sent
 */
record BenchFlags(
        List<String> names,
        @Nullable Path json,
        int seconds,
        long seed,
        int nodesPerSku,
        int solves,
        List<FeedFormat> formats) {

    static final List<String> ALL = List.of(
            "capture",
            "hot-sku",
            "lifecycle",
            "subscribers",
            "whole-order",
            "idle",
            "availability",
            "flash-sale",
            "feeds",
            "sourcing",
            "sourcing-network");
    private static final int SOLVES = 20;
    private static final int SOLVES_MAX = 1_000;
    private static final int SECONDS = 10;
    private static final int SECONDS_MAX = 600;
    private static final int NODES_PER_SKU_MAX = 300;

    /**
     * Reads the flags.
     *
     * @throws IllegalArgumentException with the fault and the values that are allowed
     */
    static BenchFlags parse(String... arguments) {
        var names = List.<String>of();
        Path json = null;
        int seconds = SECONDS;
        long seed = 1;
        int nodesPerSku = BenchShop.NODES_PER_SKU;
        int solves = SOLVES;
        var formats = List.of(FeedFormat.values());
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            if (Set.of("--json", "--seconds", "--seed", "--nodes-per-sku", "--solves", "--format")
                    .contains(argument)) {
                if (++i == arguments.length) {
                    throw new IllegalArgumentException(argument + " needs a value");
                }
                switch (argument) {
                    case "--json" -> json = Path.of(arguments[i]);
                    case "--seconds" -> seconds = Math.toIntExact(number(argument, arguments[i], 1, SECONDS_MAX));
                    case "--format" -> formats = FeedFormat.named(arguments[i]);
                    case "--nodes-per-sku" ->
                        nodesPerSku = Math.toIntExact(number(argument, arguments[i], 1, NODES_PER_SKU_MAX));
                    case "--solves" -> solves = Math.toIntExact(number(argument, arguments[i], 1, SOLVES_MAX));
                    default -> seed = number(argument, arguments[i], 0, Long.MAX_VALUE);
                }
            } else if (names.isEmpty() && (argument.equals("all") || ALL.contains(argument))) {
                names = argument.equals("all") ? ALL : List.of(argument);
            } else {
                throw new IllegalArgumentException("bench does not know '" + argument + "'");
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("bench needs a name: " + String.join(", ", ALL) + ", all");
        }
        return new BenchFlags(names, json, seconds, seed, nodesPerSku, solves, formats);
    }

    private static long number(String flag, String text, long min, long max) {
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(flag + " needs a whole number, not '" + text + "'", e);
        }
        throw new IllegalArgumentException(flag + " must be from " + min + " to " + max + ", not " + text);
    }
}
