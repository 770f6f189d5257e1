package io.crossdock.bench.network;

import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Decision.Placement;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.SourcingSupply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The product's router: the cheapest plan for each order, under the prices in the supply. */
record Exact(Sourcing sourcing) implements Router {

    @Override
    public List<List<Share>> route(List<Demand> orders, SourcingSupply supply) {
        var decisions = sourcing.decide(orders, supply);
        var routes = new ArrayList<List<Share>>(orders.size());
        for (int i = 0; i < decisions.size(); i++) {
            routes.add(shares(orders.get(i), decisions.get(i)));
        }
        return routes;
    }

    static List<Share> shares(Demand order, Decision decision) {
        return switch (decision) {
            case Decision.Unfillable _ -> List.of();
            case Decision.Sourced sourced -> {
                var byNode = new LinkedHashMap<String, List<DemandLine>>();
                for (var placement : sourced.placements()) {
                    byNode.computeIfAbsent(placement.node(), _ -> new ArrayList<>())
                            .add(line(order, placement));
                }
                yield byNode.entrySet().stream()
                        .map(e -> new Share(e.getKey(), e.getValue()))
                        .toList();
            }
        };
    }

    private static DemandLine line(Demand order, Placement placement) {
        var line = order.lines().stream()
                .filter(l -> l.line().equals(placement.line()))
                .findFirst()
                .orElseThrow();
        return new DemandLine(line.line(), line.sku(), placement.quantity(), line.weightGrams());
    }
}
