package io.crossdock.sourcing.problem;

import io.crossdock.inventory.AvailableUnits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remaining units of one SKU by node number, while a list of orders is decided. */
public final class SkuUnits {

    public final String sku;
    public final int[] nodes;
    public final long[] units;
    private final long @Nullable [] prices;
    public long total;

    private SkuUnits(String sku, int[] nodes, long[] units, long @Nullable [] prices, long total) {
        this.sku = sku;
        this.nodes = nodes;
        this.units = units;
        this.prices = prices;
        this.total = total;
    }

    /**
     * @param rows units per node, in any order; unknown nodes are ignored
     * @param priceOf opportunity cost of a unit by node code
     */
    public static SkuUnits of(String sku, List<AvailableUnits> rows, Map<String, Long> priceOf, NodeGeometry network) {
        var keys = new long[rows.size()];
        int count = 0;
        for (int i = 0; i < rows.size(); i++) {
            int number = network.number(rows.get(i).node());
            if (number >= 0 && rows.get(i).units() > 0) {
                keys[count++] = ((long) number << 32) | i;
            }
        }
        Arrays.sort(keys, 0, count);
        var nodes = new int[count];
        var units = new long[count];
        var prices = priceOf.isEmpty() ? null : new long[count];
        long total = 0;
        for (int i = 0; i < count; i++) {
            var row = rows.get((int) keys[i]);
            nodes[i] = (int) (keys[i] >>> 32);
            units[i] = row.units();
            total = Math.addExact(total, units[i]);
            if (prices != null) {
                prices[i] = priceOf.getOrDefault(row.node(), 0L);
            }
        }
        return new SkuUnits(sku, nodes, units, prices, total);
    }

    /** Limits how many units of a row count for an order. */
    interface Limit {
        long units(int node, long units);
    }

    /** A copy with the units that count for one order. */
    SkuUnits within(Limit limit) {
        var left = new long[units.length];
        var kept = new int[units.length];
        var worth = prices == null ? null : new long[units.length];
        int count = 0;
        long sum = 0;
        for (int at = 0; at < units.length; at++) {
            long some = limit.units(nodes[at], units[at]);
            if (some > 0) {
                kept[count] = nodes[at];
                left[count] = some;
                if (worth != null && prices != null) {
                    worth[count] = prices[at];
                }
                sum += some;
                count++;
            }
        }
        return new SkuUnits(
                sku,
                Arrays.copyOf(kept, count),
                Arrays.copyOf(left, count),
                worth == null ? null : Arrays.copyOf(worth, count),
                sum);
    }

    public boolean priced() {
        return prices != null;
    }

    /** Opportunity cost of a unit in the row at a position. */
    public long priceAt(int at) {
        return prices == null ? 0 : prices[at];
    }

    /** Opportunity cost of a unit at a node. */
    long price(int node) {
        if (prices == null) {
            return 0;
        }
        int at = Arrays.binarySearch(nodes, node);
        return at < 0 ? 0 : prices[at];
    }

    public long on(int node) {
        int at = Arrays.binarySearch(nodes, node);
        return at < 0 ? 0 : units[at];
    }

    void take(int node, long quantity) {
        units[Arrays.binarySearch(nodes, node)] -= quantity;
        total -= quantity;
    }
}
