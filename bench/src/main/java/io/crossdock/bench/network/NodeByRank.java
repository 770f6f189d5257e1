package io.crossdock.bench.network;

import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.Supply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The simple rules that the router is compared with. All of them fill an order completely or not at all, as the router does. */
final class NodeByRank {

    /** Ranks nodes for an order; the lowest is taken. */
    @FunctionalInterface
    interface Rank {
        double of(Demand order, DemandLine line, SourceNode node);
    }

    private NodeByRank() {}

    /** Each line goes to the node that is cheapest for it alone. */
    static Router eachLine(PartPrices prices) {
        return rule((order, left, supply) -> lineByLine(order, left, supply, prices::alone));
    }

    /** The nearest node that holds everything; where there is none, always the nearest of those that hold most of what is open. */
    static Router nearestComplete() {
        return rule((order, left, supply) -> {
            var near = supply.nodes().stream()
                    .filter(node -> !order.excluded().contains(node.code()))
                    .sorted(Comparator.comparingDouble((SourceNode node) -> distance(order, node)).thenComparing(SourceNode::code))
                    .toList();
            return cover(order, left, supply, near);
        });
    }

    private interface Rule {
        List<Share> route(Demand order, Left left, Supply supply);
    }

    private static Router rule(Rule rule) {
        return (orders, supply) -> {
            var left = new Left(supply);
            var routes = new ArrayList<List<Share>>();
            for (var order : orders) {
                routes.add(left.holds(order) ? rule.route(order, left, supply) : List.of());
            }
            return routes;
        };
    }

    private static List<Share> cover(Demand order, Left left, Supply supply, List<SourceNode> near) {
        var open = new ArrayList<>(order.lines());
        var shares = new LinkedHashMap<String, List<DemandLine>>();
        while (!open.isEmpty()) {
            List<DemandLine> most = List.of();
            var at = "";
            for (var node : near) {
                var held = open.stream().filter(line -> left.units(line.sku(), node.code()) >= line.quantity()).toList();
                if (held.size() > most.size()) {
                    most = held;
                    at = node.code();
                }
            }
            if (most.isEmpty()) {
                lineByLine(order.with(open), left, supply, (o, _, node) -> distance(o, node)).forEach(share -> add(shares, share));
                return shares(shares);
            }
            for (var line : most) {
                left.take(line.sku(), at, line.quantity());
            }
            open.removeAll(most);
            add(shares, new Share(at, most));
        }
        return shares(shares);
    }

    /** Whole lines where a node holds them, else what the best nodes hold. */
    private static List<Share> lineByLine(Demand order, Left left, Supply supply, Rank rank) {
        var shares = new LinkedHashMap<String, List<DemandLine>>();
        for (var line : order.lines()) {
            var holders = supply.nodes().stream()
                    .filter(node -> !order.excluded().contains(node.code()) && left.units(line.sku(), node.code()) > 0)
                    .sorted(Comparator.comparingDouble((SourceNode node) -> rank.of(order, line, node)).thenComparing(SourceNode::code))
                    .toList();
            var whole = holders.stream().filter(node -> left.units(line.sku(), node.code()) >= line.quantity()).findFirst();
            long open = line.quantity();
            for (var node : whole.map(List::of).orElse(holders)) {
                long taken = Math.min(open, left.units(line.sku(), node.code()));
                if (taken > 0) {
                    left.take(line.sku(), node.code(), taken);
                    add(shares, new Share(node.code(), List.of(new DemandLine(line.line(), line.sku(), taken, line.weightGrams()))));
                    open -= taken;
                }
            }
        }
        return shares(shares);
    }

    private static void add(Map<String, List<DemandLine>> shares, Share share) {
        shares.computeIfAbsent(share.node(), _ -> new ArrayList<>()).addAll(share.lines());
    }

    private static List<Share> shares(Map<String, List<DemandLine>> byNode) {
        return byNode.entrySet().stream().map(e -> new Share(e.getKey(), e.getValue())).toList();
    }

    /** Rises with the great-circle distance. */
    private static double distance(Demand order, SourceNode node) {
        double latitude = Math.toRadians(order.to().latitude());
        double other = Math.toRadians(node.latitude());
        return -(Math.sin(latitude) * Math.sin(other)
                + Math.cos(latitude) * Math.cos(other) * Math.cos(Math.toRadians(order.to().longitude() - node.longitude())));
    }
}
