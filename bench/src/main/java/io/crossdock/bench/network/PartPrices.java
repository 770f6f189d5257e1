package io.crossdock.bench.network;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Decision.Cost;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.SourcingSupply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prices one node's part of an order: it asks the router for an order of these units that only this node may serve. */
final class PartPrices {

    private record Lane(Destination to, String node, long grams, long units) {}

    private final Sourcing sourcing;
    private final Map<String, SourceNode> nodes = new HashMap<>();
    private final Map<Lane, Cost> known = new HashMap<>();

    PartPrices(NetworkWorld world, Sourcing sourcing) {
        this.sourcing = sourcing;
        world.nodes().forEach(node -> nodes.put(node.code(), node));
    }

    /** Returns shipping and handling of one node's part of an order. */
    Cost of(Demand order, Share share) {
        long grams = share.lines().stream()
                .mapToLong(l -> l.quantity() * l.weightGrams())
                .sum();
        long units = share.lines().stream().mapToLong(DemandLine::quantity).sum();
        return known.computeIfAbsent(new Lane(order.to(), share.node(), grams, units), _ -> ask(order, share));
    }

    private Cost ask(Demand order, Share share) {
        var held = new HashMap<String, List<AvailableUnits>>();
        for (var line : share.lines()) {
            held.put(line.sku(), List.of(new AvailableUnits(share.node(), Integer.MAX_VALUE)));
        }
        var alone = new Demand(order.order(), order.channel(), order.service(), order.to(), share.lines());
        var decided = sourcing.decide(List.of(alone), new SourcingSupply(List.of(nodes.get(share.node())), held))
                .getFirst();
        return switch (decided) {
            case Decision.Sourced sourced -> sourced.cost();
            case Decision.Unfillable none ->
                throw new IllegalStateException("a node that holds all was found short: " + none);
        };
    }
}
