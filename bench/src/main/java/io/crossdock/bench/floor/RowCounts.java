package io.crossdock.bench.floor;

import io.crossdock.bench.load.BenchDatabase;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Number of rows per table that the product and the bare writer wrote, counted by PostgreSQL.
 *
 * @param orders number of orders (or lifecycles)
 */
public record RowCounts(
        long orders, TreeMap<String, BenchDatabase.Changes> product, TreeMap<String, BenchDatabase.Changes> floor) {

    private static final BenchDatabase.Changes NONE = new BenchDatabase.Changes(0, 0, 0);

    /**
     * Tables written once, by the clock, or once per set: heartbeats of nodes, policies that decisions refer to,
     * positions of walks, counts of subjects that ended together, numbers of the log.
     */
    private static final Set<String> NOT_PER_ORDER = Set.of(
            "engine.node",
            "engine.ended_count",
            "engine.log_arrival",
            "engine.log_order",
            "sourcing.policy",
            "inventory.patrol",
            "inventory.node_picks");

    public static RowCounts between(
            long orders,
            Map<String, BenchDatabase.Changes> productBefore,
            Map<String, BenchDatabase.Changes> productAfter,
            Map<String, BenchDatabase.Changes> floorBefore,
            Map<String, BenchDatabase.Changes> floorAfter) {
        return new RowCounts(orders, difference(productBefore, productAfter), difference(floorBefore, floorAfter));
    }

    private static TreeMap<String, BenchDatabase.Changes> difference(
            Map<String, BenchDatabase.Changes> before, Map<String, BenchDatabase.Changes> after) {
        var result = new TreeMap<String, BenchDatabase.Changes>();
        after.forEach((name, changes) -> {
            var delta = changes.minus(before.getOrDefault(name, NONE));
            if (!delta.equals(NONE) && !NOT_PER_ORDER.contains(name)) {
                result.put(name, delta);
            }
        });
        return result;
    }

    /**
     * Share of rows that the bare writer may lack: an engine that claims less work than it has free workers makes a few
     * updates without an event, which the bare writer can't know.
     */
    private static final double MISSED_MAX = 0.01;

    /**
     * Whether the floor is valid: the bare writer wrote the same number of rows per table as the product, or at most
     * one in a hundred fewer. Fewer rows make the floor faster, never the product.
     */
    public boolean fair() {
        return product.keySet().equals(floor.keySet())
                && product.entrySet().stream().allMatch(e -> fair(e.getValue(), floor.get(e.getKey())));
    }

    private static boolean fair(BenchDatabase.Changes mine, BenchDatabase.Changes bare) {
        return fair(mine.inserted(), bare.inserted())
                && fair(mine.updated(), bare.updated())
                && fair(mine.deleted(), bare.deleted());
    }

    private static boolean fair(long mine, long bare) {
        return bare <= mine && mine - bare <= MISSED_MAX * mine;
    }

    public String table() {
        var text = new StringBuilder("rows per order, written by the product and by the bare writer:\n");
        product.forEach((name, mine) -> {
            var bare = floor.getOrDefault(name, NONE);
            text.append(String.format(
                    Locale.ROOT,
                    "  %-24s inserted %7.3f %7.3f   updated %7.3f %7.3f%n",
                    name,
                    per(mine.inserted()),
                    per(bare.inserted()),
                    per(mine.updated()),
                    per(bare.updated())));
        });
        return text.append(verdict()).toString();
    }

    private String verdict() {
        if (product.equals(floor)) {
            return "  the same\n";
        }
        return fair()
                ? "  the bare writer wrote a few rows fewer, which makes the floor faster\n"
                : "  NOT the same: the floor is wrong\n";
    }

    private double per(long rows) {
        return (double) rows / orders;
    }
}
