package io.crossdock.bench.network;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.SourcingSupply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remaining supply while a simple rule serves a list of orders. */
final class Left {

    private final List<SourceNode> nodes;
    private final Map<String, Map<String, Long>> bySku = new HashMap<>();

    Left(SourcingSupply supply) {
        nodes = supply.nodes();
        var open = new HashMap<String, SourceNode>();
        nodes.forEach(node -> open.put(node.code(), node));
        supply.bySku().forEach((sku, rows) -> {
            var units = new TreeMap<String, Long>();
            rows.stream()
                    .filter(row -> open.containsKey(row.node()))
                    .forEach(row -> units.put(row.node(), row.units()));
            bySku.put(sku, units);
        });
    }

    long units(String sku, String node) {
        return bySku.getOrDefault(sku, Map.of()).getOrDefault(node, 0L);
    }

    void take(Share share) {
        share.lines().forEach(line -> bySku.get(line.sku()).merge(share.node(), -line.quantity(), Long::sum));
    }

    /** Whether the nodes that may serve the order together hold all of its units. */
    boolean holds(Demand order) {
        return order.lines().stream()
                .allMatch(line -> bySku.getOrDefault(line.sku(), Map.of()).entrySet().stream()
                                .filter(e -> !order.excluded().contains(e.getKey()))
                                .mapToLong(Map.Entry::getValue)
                                .sum()
                        >= line.quantity());
    }

    /** Returns the remaining supply for one order. */
    SourcingSupply supply(Demand order) {
        var rows = new HashMap<String, List<AvailableUnits>>();
        for (var line : order.lines()) {
            var units = new ArrayList<AvailableUnits>();
            bySku.get(line.sku()).forEach((node, left) -> units.add(new AvailableUnits(node, left)));
            rows.put(line.sku(), units);
        }
        return new SourcingSupply(nodes, rows);
    }
}
