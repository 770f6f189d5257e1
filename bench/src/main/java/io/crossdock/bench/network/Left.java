package io.crossdock.bench.network;

import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Supply;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What is left of a supply while simple rules work through a list of orders. */
final class Left {

    private final Map<String, Map<String, Long>> bySku = new HashMap<>();

    Left(Supply supply) {
        supply.bySku().forEach((sku, rows) -> {
            var units = new TreeMap<String, Long>();
            rows.forEach(row -> units.put(row.node(), row.units()));
            bySku.put(sku, units);
        });
    }

    long units(String sku, String node) {
        return bySku.getOrDefault(sku, Map.of()).getOrDefault(node, 0L);
    }

    void take(String sku, String node, long quantity) {
        bySku.get(sku).merge(node, -quantity, Long::sum);
    }

    /** Whether the nodes that may serve it together hold what it asks for. */
    boolean holds(Demand order) {
        return order.lines().stream().allMatch(line -> bySku.getOrDefault(line.sku(), Map.of()).entrySet().stream()
                .filter(e -> !order.excluded().contains(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum() >= line.quantity());
    }
}
