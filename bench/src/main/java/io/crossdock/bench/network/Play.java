package io.crossdock.bench.network;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.SourcingSupply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Plays a horizon under one policy. Orders arrive in small sets, are routed and picked; units that a node doesn't find
 * are routed again. An order that the open nodes can't serve waits until more nodes are open.
 */
final class Play {

    private static final int SET = 20;

    /**
     * Most attempts for orders that wait at the end. Each attempt serves an order or removes missing units from the
     * record.
     */
    private static final int LAST_TURNS = 1_000;

    /** Opportunity costs at the time of an order, per SKU and node. */
    @FunctionalInterface
    interface Prices {
        Map<String, Map<String, Long>> at(int order, Shelves shelves);

        static Prices none() {
            return (_, _) -> Map.of();
        }
    }

    private final NetworkWorld world;
    private final Router router;
    private final Prices prices;
    private final PartPrices parts;
    private final Shelves shelves;
    private final Tally tally = new Tally();
    private final Map<Long, Integer> fulfillments = new HashMap<>();
    private List<Demand> waiting = new ArrayList<>();

    Play(NetworkWorld world, Router router, Prices prices, PartPrices parts) {
        this.world = world;
        this.router = router;
        this.prices = prices;
        this.parts = parts;
        this.shelves = new Shelves(world);
    }

    Tally run() {
        long start = System.nanoTime();
        var orders = world.orders();
        tally.orders = orders.size();
        for (int from = 0; from < orders.size(); from += SET) {
            var set = new ArrayList<>(waiting);
            waiting = new ArrayList<>();
            set.addAll(orders.subList(from, Math.min(orders.size(), from + SET)));
            serve(set, from);
        }
        // At the end all nodes are open, and earlier rejections exclude no node.
        for (int turn = 0; !waiting.isEmpty() && turn < LAST_TURNS; turn++) {
            var rest = waiting.stream()
                    .map(o -> new Demand(o.order(), o.channel(), o.service(), o.to(), o.lines()))
                    .toList();
            waiting = new ArrayList<>();
            serve(rest, orders.size());
        }
        tally.lost = waiting.size();
        tally.nanos = System.nanoTime() - start;
        return tally;
    }

    private void serve(List<Demand> set, int at) {
        var open = world.nodes().stream()
                .filter(node -> !world.trouble().closed(node.code(), at))
                .toList();
        var left = set;
        while (!left.isEmpty()) {
            var routes = router.route(left, supply(left, open, at));
            var again = new ArrayList<Demand>();
            for (int i = 0; i < left.size(); i++) {
                if (routes.get(i).isEmpty()) {
                    await(left.get(i), at);
                } else {
                    pick(left.get(i), routes.get(i), again);
                }
            }
            left = again;
        }
    }

    private void await(Demand order, int at) {
        waiting.add(order);
        if (order.order() >= at) {
            tally.waited++;
            tally.waitMinor += world.trouble().waitMinor();
        }
    }

    private SourcingSupply supply(List<Demand> orders, List<SourceNode> open, int at) {
        var bySku = new HashMap<String, List<AvailableUnits>>();
        orders.forEach(order -> order.lines().forEach(line -> bySku.computeIfAbsent(line.sku(), shelves::of)));
        return new SourcingSupply(open, bySku, prices.at(at, shelves));
    }

    private void pick(Demand order, List<Share> route, List<Demand> again) {
        var rejected = new ArrayList<DemandLine>();
        var excluded = new TreeSet<>(order.excluded());
        for (var share : route) {
            var found = share.lines().stream()
                    .filter(line -> shelves.pick(share.node(), line.sku(), line.quantity()))
                    .toList();
            var missed =
                    share.lines().stream().filter(line -> !found.contains(line)).toList();
            if (!missed.isEmpty()) {
                rejected.addAll(missed);
                excluded.add(share.node());
                tally.rejected += missed.size();
                tally.rerouteMinor += missed.size() * world.trouble().rerouteMinor();
            }
            if (!found.isEmpty()) {
                tally.add(parts.of(order, new Share(share.node(), found)));
                tally.splitMinor += fulfillments.merge(order.order(), 1, Integer::sum) > 1 ? world.splitMinor() : 0;
            }
        }
        if (!rejected.isEmpty()) {
            again.add(new Demand(order.order(), order.channel(), order.service(), order.to(), rejected, excluded));
        }
    }
}
