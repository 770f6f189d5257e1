package io.crossdock.bench.network;

import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.ScarcityPricing;
import io.crossdock.sourcing.ScarcityPricing.Basket;
import io.crossdock.sourcing.ScarcityPricing.Expected;
import io.crossdock.sourcing.ScarcityPricing.Outlook;
import io.crossdock.sourcing.ScarcityPricing.Weights;
import io.crossdock.sourcing.SourcingSupply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Prices that are computed several times over the horizon, from recorded stock and expected demand at that time.
 *
 * <p>The forecast knows the rates that orders are drawn from, not the orders. Baskets come from earlier orders alone;
 * at the start every SKU is assumed to be bought alone.
 */
final class PriceBook implements Play.Prices {

    /**
     * Number of SKUs that are priced one after another, each with the prices of those before; the same as in the
     * server.
     */
    private static final int GROUP = 20;

    /** Most baskets per SKU; the same as in the server. */
    private static final int BASKETS_MAX = 64;

    /**
     * Parameters of pricing.
     *
     * @param solves number of times that prices are computed over the horizon; 0 for no prices
     * @param rerouteMinor expected cost of a rejected unit; weighted by the node's rate of rejections
     */
    record Method(int solves, long rerouteMinor) {}

    private final NetworkWorld world;
    private final ScarcityPricing pricing;
    private final Method method;
    private final Map<String, Deque<Demand>> baskets = new HashMap<>();
    private final LatencyRecord latencies;
    private int solved = -1;
    private int seen;
    private Map<String, Map<String, Long>> shadow = Map.of();
    private Map<String, Map<String, Long>> prices = Map.of();

    PriceBook(NetworkWorld world, ScarcityPricing pricing, Method method, LatencyRecord latencies) {
        this.world = world;
        this.pricing = pricing;
        this.method = method;
        this.latencies = latencies;
    }

    @Override
    public Map<String, Map<String, Long>> at(int order, Shelves shelves) {
        int turn = (int) ((long) order * method.solves() / world.orders().size());
        if (turn > solved && order < world.orders().size()) {
            solved = turn;
            for (; seen < order; seen++) {
                remember(world.orders().get(seen));
            }
            solve(world.orders().size() - order, shelves);
        }
        return prices;
    }

    private void remember(Demand order) {
        for (var line : order.lines()) {
            var kept = baskets.computeIfAbsent(line.sku(), _ -> new ArrayDeque<>());
            kept.addFirst(order);
            if (kept.size() > BASKETS_MAX) {
                kept.removeLast();
            }
        }
    }

    private void solve(int ordersLeft, Shelves shelves) {
        var stock = new HashMap<String, List<AvailableUnits>>();
        world.items().forEach(item -> stock.put(item.sku(), shelves.of(item.sku())));
        if (method.solves() > 0) {
            shadow = shadow(
                    world.items().stream()
                            .map(item -> outlook(item, ordersLeft))
                            .toList(),
                    stock);
        }
        var next = new HashMap<String, Map<String, Long>>();
        stock.forEach((sku, rows) -> next.put(sku, weighed(rows, shadow.getOrDefault(sku, Map.of()))));
        prices = next;
    }

    private Map<String, Map<String, Long>> shadow(List<Outlook> outlooks, Map<String, List<AvailableUnits>> stock) {
        var supply = new SourcingSupply(world.nodes(), stock, shadow);
        var groups = IntStream.range(0, Math.ceilDiv(outlooks.size(), GROUP))
                .mapToObj(g -> outlooks.subList(g * GROUP, Math.min(outlooks.size(), (g + 1) * GROUP)))
                .toList();
        var priced = groups.parallelStream().map(group -> price(group, supply)).toList();
        var next = new HashMap<String, Map<String, Long>>();
        for (int g = 0; g < groups.size(); g++) {
            for (int i = 0; i < groups.get(g).size(); i++) {
                next.put(groups.get(g).get(i).sku(), priced.get(g).get(i));
            }
        }
        return next;
    }

    private List<Map<String, Long>> price(List<Outlook> group, SourcingSupply supply) {
        long start = System.nanoTime();
        var priced = pricing.price(group, supply);
        latencies.add((System.nanoTime() - start) / group.size());
        return priced;
    }

    private Map<String, Long> weighed(List<AvailableUnits> rows, Map<String, Long> shadows) {
        var result = new HashMap<String, Long>();
        for (var row : rows) {
            long price = shadows.getOrDefault(row.node(), 0L)
                    + method.rerouteMinor() * world.trouble().rejectPermille().getOrDefault(row.node(), 0) / 1_000;
            if (price > 0) {
                result.put(row.node(), price);
            }
        }
        return result;
    }

    private Outlook outlook(NetworkWorld.Item item, int ordersLeft) {
        var demand = new ArrayList<Expected>();
        for (int r = 0; r < item.rate().length; r++) {
            demand.add(new Expected(world.regions().get(r), item.rate()[r] * ordersLeft));
        }
        var seen = baskets.getOrDefault(item.sku(), new ArrayDeque<>()).stream()
                .map(order -> basket(order, item.sku()))
                .toList();
        return new Outlook(
                item.sku(),
                item.weightGrams(),
                NetworkWorld.SERVICE,
                demand,
                seen,
                new Weights(world.splitMinor(), method.rerouteMinor()));
    }

    private static Basket basket(Demand order, String sku) {
        return new Basket(
                order.to(),
                order.lines().stream().filter(line -> !line.sku().equals(sku)).toList());
    }
}
