package io.crossdock.bench;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rows per table that the product and the bare writer wrote, as PostgreSQL counted them.
 *
 * @param orders how many orders (or lifecycles) they are about
 */
record RowCounts(long orders, TreeMap<String, Database.Changes> product, TreeMap<String, Database.Changes> floor) {

    private static final Database.Changes NONE = new Database.Changes(0, 0, 0);

    /** Written once or by the clock: a node's sign of life, the policy that decisions refer to, where the walks along all stock rows stand. */
    private static final Set<String> NOT_PER_ORDER = Set.of(
            "engine.node", "sourcing.policy", "inventory.patrol", "inventory.node_picks");

    static RowCounts between(
            long orders,
            Map<String, Database.Changes> productBefore,
            Map<String, Database.Changes> productAfter,
            Map<String, Database.Changes> floorBefore,
            Map<String, Database.Changes> floorAfter) {
        return new RowCounts(orders, difference(productBefore, productAfter), difference(floorBefore, floorAfter));
    }

    private static TreeMap<String, Database.Changes> difference(Map<String, Database.Changes> before, Map<String, Database.Changes> after) {
        var result = new TreeMap<String, Database.Changes>();
        after.forEach((name, changes) -> {
            var delta = changes.minus(before.getOrDefault(name, NONE));
            if (!delta.equals(NONE) && !NOT_PER_ORDER.contains(name)) {
                result.put(name, delta);
            }
        });
        return result;
    }

    /** Whether the bare writer wrote as many rows of each table as the product. */
    boolean same() {
        return product.equals(floor);
    }

    String table() {
        var text = new StringBuilder("rows per order, written by the product and by the bare writer:\n");
        product.forEach((name, mine) -> {
            var bare = floor.getOrDefault(name, NONE);
            text.append(String.format(Locale.ROOT, "  %-24s inserted %7.3f %7.3f   updated %7.3f %7.3f%n",
                    name, per(mine.inserted()), per(bare.inserted()), per(mine.updated()), per(bare.updated())));
        });
        return text.append(same() ? "  the same\n" : "  NOT the same: the floor is wrong\n").toString();
    }

    private double per(long rows) {
        return (double) rows / orders;
    }
}
