package io.crossdock.sourcing;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.policy.SourcingPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the cheapest plan by trying every one; written independently of the router. For a handful of pieces and nodes.
 */
final class BruteForce {

    private final SourcingPolicy policy;
    private final SourcingSupply supply;
    private final Demand demand;
    private final Map<String, Map<String, Long>> left = new HashMap<>();
    private final List<DemandLine> pieces = new ArrayList<>();
    private final List<SourceNode> at = new ArrayList<>();
    private long cheapest = Long.MAX_VALUE;

    private BruteForce(SourcingPolicy policy, SourcingSupply supply, Demand demand) {
        this.policy = policy;
        this.supply = supply;
        this.demand = demand;
    }

    /** Cost in minor units; -1 where the order can't be served. */
    static long cost(SourcingPolicy policy, SourcingSupply supply, Demand demand) {
        var search = new BruteForce(policy, supply, demand);
        supply.bySku()
                .forEach((sku, rows) -> rows.forEach(row ->
                        search.left.computeIfAbsent(sku, _ -> new HashMap<>()).put(row.node(), row.units())));
        if (!search.enough()) {
            return -1;
        }
        search.cut(false);
        search.place(0);
        if (search.cheapest == Long.MAX_VALUE) {
            search.cut(true);
            search.place(0);
        }
        return search.cheapest;
    }

    private boolean enough() {
        var wanted = new HashMap<String, Long>();
        demand.lines().forEach(line -> wanted.merge(line.sku(), line.quantity(), Long::sum));
        return wanted.entrySet().stream()
                .allMatch(w -> w.getValue()
                        <= supply.bySku().getOrDefault(w.getKey(), List.of()).stream()
                                .filter(row -> supply.nodes().stream()
                                        .anyMatch(n -> n.code().equals(row.node())))
                                .mapToLong(AvailableUnits::units)
                                .sum());
    }

    private void cut(boolean repeatedToo) {
        pieces.clear();
        for (var line : demand.lines()) {
            boolean held = supply.nodes().stream().anyMatch(n -> units(line.sku(), n) >= line.quantity());
            boolean repeated = demand.lines().stream()
                            .filter(l -> l.sku().equals(line.sku()))
                            .count()
                    > 1;
            if (held && !(repeatedToo && repeated)) {
                pieces.add(line);
            } else {
                for (int i = 0; i < line.quantity(); i++) {
                    pieces.add(new DemandLine(line.line(), line.sku(), 1, line.weightGrams()));
                }
            }
        }
    }

    private long units(String sku, SourceNode node) {
        return left.getOrDefault(sku, Map.of()).getOrDefault(node.code(), 0L);
    }

    private void place(int piece) {
        if (piece == pieces.size()) {
            cheapest = Math.min(cheapest, price());
            return;
        }
        var p = pieces.get(piece);
        for (var node : supply.nodes()) {
            if (units(p.sku(), node) >= p.quantity()) {
                left.get(p.sku()).merge(node.code(), -p.quantity(), Long::sum);
                at.add(node);
                place(piece + 1);
                at.removeLast();
                left.get(p.sku()).merge(node.code(), p.quantity(), Long::sum);
            }
        }
    }

    private long price() {
        var grams = new HashMap<SourceNode, Long>();
        long handling = 0;
        for (int i = 0; i < at.size(); i++) {
            grams.merge(at.get(i), pieces.get(i).quantity() * pieces.get(i).weightGrams(), Long::sum);
            handling += at.get(i).handlingMinor() * pieces.get(i).quantity();
        }
        long total = handling + policy.splitMinor() * (grams.size() - 1);
        for (var node : grams.entrySet()) {
            total += node.getKey().orderMinor() + shipping(node.getKey(), node.getValue());
        }
        return total;
    }

    private long shipping(SourceNode node, long grams) {
        var service = policy.rateCard().services().get(demand.service());
        int zone = 0;
        while (zone < policy.rateCard().zoneEndsKm().size()
                && kilometers(node) > policy.rateCard().zoneEndsKm().get(zone)) {
            zone++;
        }
        long total = 0;
        int last = service.upToGrams().length - 1;
        while (grams > service.upToGrams()[last]) {
            total += service.minor()[last][zone];
            grams -= service.upToGrams()[last];
        }
        int step = 0;
        while (service.upToGrams()[step] < grams) {
            step++;
        }
        return total + service.minor()[step][zone];
    }

    private double kilometers(SourceNode node) {
        double phi1 = Math.toRadians(node.latitude());
        double phi2 = Math.toRadians(demand.to().latitude());
        double a = Math.pow(Math.sin((phi2 - phi1) / 2), 2)
                + Math.cos(phi1)
                        * Math.cos(phi2)
                        * Math.pow(Math.sin(Math.toRadians(demand.to().longitude() - node.longitude()) / 2), 2);
        return 2 * 6371.0 * Math.asin(Math.sqrt(a));
    }
}
