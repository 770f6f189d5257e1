package io.crossdock.bench.network;

import io.crossdock.bench.network.NetworkWorld.Cell;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.SourcingSupply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes a lower bound on the cost of any policy, even of one that knows all orders beforehand. For any non-negative
 * prices p, {@code L(p) = sum over orders of min(cost + p x units used) - sum of p x stock} is a lower bound, because
 * the best plan in hindsight uses no more units than there are. The router with unlimited stock finds the minimum over
 * plans. Subgradient steps look for prices with a high bound; every step gives a valid bound.
 *
 * <p>Rejections, the closed node and waiting are left out, since they only add cost. Splitting a line that fits one
 * parcel never pays on the rate cards in use, so whole lines are enough.
 */
final class Bound {

    private static final int UNLIMITED = 1 << 30;

    private final NetworkWorld world;
    private final Sourcing sourcing;
    private final Map<String, Map<String, Double>> prices = new TreeMap<>();
    private final Map<String, Map<String, Double>> heading = new TreeMap<>();
    private double best;
    private double worth = 1;
    private int sinceBest;

    Bound(NetworkWorld world, Sourcing sourcing, Map<String, Map<String, Long>> start) {
        this.world = world;
        this.sourcing = sourcing;
        for (var item : world.items()) {
            var known = start.getOrDefault(item.sku(), Map.of());
            var own = new TreeMap<String, Double>();
            item.cells().forEach((node, cell) -> own.put(node, (double) known.getOrDefault(node, 0L)));
            prices.put(item.sku(), own);
        }
    }

    /**
     * Returns the best bound of a number of steps.
     *
     * @param reached cost of the best policy, the most that the steps aim at
     */
    double find(int steps, double reached) {
        for (int step = 0; step < steps; step++) {
            var rounded = rounded();
            var used = new HashMap<String, Map<String, Long>>();
            double value = value(rounded, used);
            if (value > best) {
                best = value;
                sinceBest = 0;
            } else if (++sinceBest >= 3) {
                worth /= 2;
                sinceBest = 0;
            }
            move(used, reached - value);
        }
        return best;
    }

    /** Computes {@code L(p)} and the units that the orders use. */
    double value(Map<String, Map<String, Long>> at, Map<String, Map<String, Long>> used) {
        var supply = new HashMap<String, List<AvailableUnits>>();
        double value = 0;
        for (var item : world.items()) {
            var rows = new ArrayList<AvailableUnits>();
            for (var cell : item.cells().entrySet()) {
                value -= (double) at.get(item.sku()).get(cell.getKey())
                        * cell.getValue().real();
                if (cell.getValue().real() > 0) {
                    rows.add(new AvailableUnits(cell.getKey(), UNLIMITED));
                }
            }
            supply.put(item.sku(), rows);
        }
        for (var decision : sourcing.decide(world.orders(), new SourcingSupply(world.nodes(), supply, at))) {
            switch (decision) {
                case Decision.Sourced plan -> {
                    // The total includes the prices of the units used.
                    value += plan.cost().totalMinor() - plan.gapMinor();
                    for (var p : plan.placements()) {
                        used.computeIfAbsent(p.sku(), _ -> new HashMap<>()).merge(p.node(), p.quantity(), Long::sum);
                    }
                }
                case Decision.Unfillable none -> throw new IllegalStateException("stock has no limit here: " + none);
            }
        }
        return value;
    }

    private Map<String, Map<String, Long>> rounded() {
        var rounded = new HashMap<String, Map<String, Long>>();
        prices.forEach((sku, own) -> {
            var whole = new HashMap<String, Long>();
            own.forEach((node, price) -> whole.put(node, Math.round(price)));
            rounded.put(sku, whole);
        });
        return rounded;
    }

    /**
     * Makes a step along the units used beyond stock, averaged with earlier steps. Its length follows from the
     * remaining gap (Polyak).
     */
    private void move(Map<String, Map<String, Long>> used, double gap) {
        double square = 0;
        for (var item : world.items()) {
            var own = heading.computeIfAbsent(item.sku(), _ -> new TreeMap<>());
            for (var cell : item.cells().entrySet()) {
                double over = over(used, item.sku(), cell);
                boolean idle = over < 0 && prices.get(item.sku()).get(cell.getKey()) <= 0;
                double next = idle ? 0 : 0.5 * own.getOrDefault(cell.getKey(), 0.0) + over;
                own.put(cell.getKey(), next);
                square += next * next;
            }
        }
        double length = square == 0 ? 0 : worth * gap / square;
        heading.forEach((sku, own) -> own.forEach((node, direction) ->
                prices.get(sku).merge(node, length * direction, (was, more) -> Math.max(0, was + more))));
    }

    private static double over(Map<String, Map<String, Long>> used, String sku, Map.Entry<String, Cell> cell) {
        return used.getOrDefault(sku, Map.of()).getOrDefault(cell.getKey(), 0L)
                - (double) cell.getValue().real();
    }
}
