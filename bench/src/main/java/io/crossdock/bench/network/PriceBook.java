package io.crossdock.bench.network;

import io.crossdock.bench.Latencies;
import io.crossdock.sourcing.Pricing;
import io.crossdock.sourcing.Pricing.Expected;
import io.crossdock.sourcing.Pricing.Outlook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prices that are worked out again several times on the way, from what is on record then and what is still expected.
 *
 * <p>The forecast knows the rates that orders are drawn from, not the orders.
 */
final class PriceBook implements Play.Prices {

    /**
     * How prices are made.
     *
     * @param solves times that they are worked out over the horizon; 0 for none
     * @param thetaPermille how much of a price counts, out of 1,000
     * @param rerouteMinor what a rejected unit is expected to cost; counts as often as its node rejects
     */
    record Method(int solves, int thetaPermille, long rerouteMinor) {}

    private final World world;
    private final Pricing pricing;
    private final Method method;
    private int solved = -1;
    private Map<String, Map<String, Long>> prices = Map.of();
    private final Latencies latencies;

    PriceBook(World world, Pricing pricing, Method method, Latencies latencies) {
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
            solve(world.orders().size() - order, shelves);
        }
        return prices;
    }

    private void solve(int ordersLeft, Shelves shelves) {
        var outlooks = new ArrayList<Outlook>();
        world.items().forEach(item -> outlooks.add(outlook(item, ordersLeft, shelves)));
        var solved = outlooks.parallelStream().map(this::shadow).toList();
        var next = new HashMap<String, Map<String, Long>>();
        for (int i = 0; i < outlooks.size(); i++) {
            next.put(outlooks.get(i).sku(), weighed(outlooks.get(i), solved.get(i)));
        }
        prices = next;
    }

    private Map<String, Long> shadow(Outlook outlook) {
        if (method.solves() == 0) {
            return Map.of();
        }
        long start = System.nanoTime();
        var prices = pricing.price(List.of(outlook), world.nodes()).getFirst();
        latencies.add(System.nanoTime() - start);
        return prices;
    }

    private Map<String, Long> weighed(Outlook outlook, Map<String, Long> shadow) {
        var result = new HashMap<String, Long>();
        for (var row : outlook.stock()) {
            long price = shadow.getOrDefault(row.node(), 0L) * method.thetaPermille() / 1_000;
            price += method.rerouteMinor() * world.trouble().rejectPermille().getOrDefault(row.node(), 0) / 1_000;
            if (price > 0) {
                result.put(row.node(), price);
            }
        }
        return result;
    }

    private Outlook outlook(World.Item item, int ordersLeft, Shelves shelves) {
        var demand = new ArrayList<Expected>();
        for (int r = 0; r < item.rate().length; r++) {
            demand.add(new Expected(world.regions().get(r), item.rate()[r] * ordersLeft));
        }
        return new Outlook(item.sku(), item.weightGrams(), World.SERVICE, shelves.of(item.sku()), demand, method.rerouteMinor());
    }
}
