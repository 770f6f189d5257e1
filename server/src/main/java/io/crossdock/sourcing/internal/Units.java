package io.crossdock.sourcing.internal;

import io.crossdock.inventory.Available;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What is left of one SKU, per node number, while a list of orders is decided. */
final class Units {

    final String sku;
    final int[] nodes;
    final long[] units;
    long total;
    private final Map<Integer, Long> prices;

    private Units(String sku, int[] nodes, long[] units, long total, Map<Integer, Long> prices) {
        this.sku = sku;
        this.nodes = nodes;
        this.units = units;
        this.total = total;
        this.prices = prices;
    }

    /** @param rows in any order; nodes that the network does not list count for nothing */
    static Units of(String sku, List<Available> rows, Map<String, Long> pricesByNode, Network network) {
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
        long total = 0;
        for (int i = 0; i < count; i++) {
            nodes[i] = (int) (keys[i] >>> 32);
            units[i] = rows.get((int) keys[i]).units();
            total = Math.addExact(total, units[i]);
        }
        var prices = new HashMap<Integer, Long>();
        pricesByNode.forEach((node, price) -> prices.put(network.number(node), price));
        return new Units(sku, nodes, units, total, prices);
    }

    /** The same without some nodes: a copy, with figures of its own. */
    Units without(Set<Integer> excluded) {
        var kept = IntStream.range(0, nodes.length).filter(at -> !excluded.contains(nodes[at])).toArray();
        var left = IntStream.of(kept).mapToLong(at -> units[at]).toArray();
        return new Units(sku, IntStream.of(kept).map(at -> nodes[at]).toArray(), left, LongStream.of(left).sum(), prices);
    }

    /** Opportunity cost of a unit there, in minor units. */
    long price(int node) {
        return prices.getOrDefault(node, 0L);
    }

    boolean priced() {
        return !prices.isEmpty();
    }

    long on(int node) {
        int at = Arrays.binarySearch(nodes, node);
        return at < 0 ? 0 : units[at];
    }

    void take(int node, long quantity) {
        units[Arrays.binarySearch(nodes, node)] -= quantity;
        total -= quantity;
    }
}
