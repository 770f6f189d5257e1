package io.crossdock.bench.network;

import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.Sourcing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Simple rules that the router is compared with. Each serves an order completely or not at all, as the router does. */
final class Simple {

    private interface Rule {
        List<Share> route(Demand order, Left left);
    }

    private final Sourcing sourcing;
    private final List<SourceNode> nodes;
    private final Map<Destination, List<String>> near = new HashMap<>();

    Simple(NetworkWorld world, Sourcing sourcing) {
        this.sourcing = sourcing;
        this.nodes = world.nodes();
    }

    /** Sends each line from the node that is cheapest for it alone. */
    Router eachLine() {
        return router(this::lineByLine);
    }

    /**
     * Chooses the nearest node that holds the whole order; without one, repeatedly the nearest of the nodes that hold
     * most of the open lines.
     */
    Router nearestComplete() {
        return router(this::cover);
    }

    private static Router router(Rule rule) {
        return (orders, supply) -> {
            var left = new Left(supply);
            var routes = new ArrayList<List<Share>>();
            for (var order : orders) {
                routes.add(left.holds(order) ? rule.route(order, left) : List.of());
            }
            return routes;
        };
    }

    private List<Share> lineByLine(Demand order, Left left) {
        var lines =
                order.lines().stream().map(line -> order.with(List.of(line))).toList();
        var decisions = sourcing.decide(lines, left.supply(order));
        var shares = new LinkedHashMap<String, List<DemandLine>>();
        for (var decision : decisions) {
            Exact.shares(order, decision).forEach(share -> {
                left.take(share);
                shares.computeIfAbsent(share.node(), _ -> new ArrayList<>()).addAll(share.lines());
            });
        }
        return shares.entrySet().stream()
                .map(e -> new Share(e.getKey(), e.getValue()))
                .toList();
    }

    private List<Share> cover(Demand order, Left left) {
        var open = new ArrayList<>(order.lines());
        var shares = new ArrayList<Share>();
        while (!open.isEmpty()) {
            var most = most(order, open, left);
            if (most.lines().isEmpty()) {
                // No node holds any of the lines whole.
                shares.addAll(lineByLine(order.with(open), left));
                return merged(shares);
            }
            left.take(most);
            open.removeAll(most.lines());
            shares.add(most);
        }
        return shares;
    }

    private Share most(Demand order, List<DemandLine> open, Left left) {
        var most = new Share("", List.of());
        for (var node : near.computeIfAbsent(order.to(), this::byDistance)) {
            if (!order.excluded().contains(node)) {
                var held = open.stream()
                        .filter(line -> left.units(line.sku(), node) >= line.quantity())
                        .toList();
                most = held.size() > most.lines().size() ? new Share(node, held) : most;
                if (held.size() == open.size()) {
                    return most;
                }
            }
        }
        return most;
    }

    private static List<Share> merged(List<Share> shares) {
        var byNode = new LinkedHashMap<String, List<DemandLine>>();
        shares.forEach(share ->
                byNode.computeIfAbsent(share.node(), _ -> new ArrayList<>()).addAll(share.lines()));
        return byNode.entrySet().stream()
                .map(e -> new Share(e.getKey(), e.getValue()))
                .toList();
    }

    private List<String> byDistance(Destination to) {
        return nodes.stream()
                .sorted(Comparator.comparingDouble((SourceNode node) -> -cosine(to, node))
                        .thenComparing(SourceNode::code))
                .map(SourceNode::code)
                .toList();
    }

    /** Cosine of the angle between the two places; falls with their distance. */
    private static double cosine(Destination to, SourceNode node) {
        double latitude = Math.toRadians(to.latitude());
        double other = Math.toRadians(node.latitude());
        return Math.sin(latitude) * Math.sin(other)
                + Math.cos(latitude) * Math.cos(other) * Math.cos(Math.toRadians(to.longitude() - node.longitude()));
    }
}
