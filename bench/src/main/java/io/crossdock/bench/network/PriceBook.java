package io.crossdock.bench.network;

import io.crossdock.inventory.Available;
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
     * @param solves times that they are worked out over the horizon
     * @param thetaPermille how much of a price counts
     * @param rejections whether what a rejection is expected to cost goes into the price
     */
    record Method(int solves, int thetaPermille, Rejections rejections) {}

    enum Rejections { IGNORED, PRICED }

    private final World world;
    private final Pricing pricing;
    private final Method method;
    private int solved = -1;
    private Map<String, Map<String, Long>> prices = Map.of();
    private long nanos;
    private int problems;

    PriceBook(World world, Pricing pricing, Method method) {
        this.world = world;
        this.pricing = pricing;
        this.method = method;
    }

    @Override
    public Map<String, Map<String, Long>> at(int order, Shelves shelves) {
        int turn = method.solves() == 0 ? 0 : (int) ((long) order * method.solves() / world.orders().size());
        if (turn > solved && order < world.orders().size()) {
            solved = turn;
            solve(world.orders().size() - order, shelves);
        }
        return prices;
    }

    private void solve(int ordersLeft, Shelves shelves) {
        long start = System.nanoTime();
        var outlooks = new ArrayList<Outlook>();
        world.items().forEach(item -> outlooks.add(outlook(item, ordersLeft, shelves)));
        var solvedPrices = method.solves() == 0
                ? outlooks.stream().map(_ -> Map.<String, Long>of()).toList()
                : outlooks.parallelStream().map(outlook -> pricing.price(List.of(outlook), world.nodes()).getFirst()).toList();
        var next = new HashMap<String, Map<String, Long>>();
        for (int i = 0; i < outlooks.size(); i++) {
            next.put(outlooks.get(i).sku(), weighed(outlooks.get(i), solvedPrices.get(i)));
        }
        prices = next;
        nanos += System.nanoTime() - start;
        problems += outlooks.size();
    }

    private Map<String, Long> weighed(Outlook outlook, Map<String, Long> shadow) {
        var result = new HashMap<String, Long>();
        for (var row : outlook.stock()) {
            long price = shadow.getOrDefault(row.node(), 0L) * method.thetaPermille() / 1_000;
            price += method.rejections() == Rejections.PRICED ? expectedRejection(row.node()) : 0;
            if (price > 0) {
                result.put(row.node(), price);
            }
        }
        return result;
    }

    private long expectedRejection(String node) {
        return world.trouble().rejectPermille().getOrDefault(node, 0) * REJECTION_MINOR / 1_000;
    }

    private static final long REJECTION_MINOR = 700;

    private Outlook outlook(World.Item item, int ordersLeft, Shelves shelves) {
        var demand = new ArrayList<Expected>();
        for (int r = 0; r < item.rate().length; r++) {
            demand.add(new Expected(world.regions().get(r), item.rate()[r] * ordersLeft));
        }
        return new Outlook(item.sku(), item.weightGrams(), World.SERVICE, shelves.of(item.sku()), demand);
    }

    /** Milliseconds of wall time per SKU, all cores at work. */
    double msPerSku() {
        return problems == 0 ? 0 : nanos / 1e6 / problems;
    }
}
