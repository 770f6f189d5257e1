package io.crossdock.sourcing.internal;

import io.crossdock.inventory.Available;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.sourcing.Pricing;
import io.crossdock.sourcing.SourceNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Prices stock by transportation problems, each of one SKU, priced by the rate card in force. */
@Component
final class ShadowPrices implements Pricing {

    /** Flows are whole numbers: expected demand counts in sixteenths of a unit, coarser only for very much stock. */
    private static final int PARTS = 16;

    /** Forecasts are wrong: the price is the mean of those at less, just as much and more demand. Measured: 0.3 to 0.5 % of cost. */
    private static final double[] LEVELS = {0.9, 1.0, 1.1};

    private static final double PARTS_MAX = 1 << 28;

    private final Policy policy;

    @Autowired
    ShadowPrices(CrossdockSettings settings) {
        this(ExactSourcing.policy(settings));
    }

    ShadowPrices(Policy policy) {
        this.policy = policy;
    }

    @Override
    public List<Map<String, Long>> price(List<Outlook> outlooks, List<SourceNode> nodes) {
        var network = new Network(nodes, policy.rateCard());
        return outlooks.stream().map(outlook -> price(outlook, network)).toList();
    }

    private Map<String, Long> price(Outlook outlook, Network network) {
        var stock = outlook.stock().stream()
                .filter(a -> a.units() > 0 && network.number(a.node()) >= 0)
                .toList();
        var demand = outlook.demand().stream().filter(d -> d.units() > 0).toList();
        if (stock.size() < 2 || demand.isEmpty()) {
            return Map.of();
        }
        var numbers = stock.stream().mapToInt(a -> network.number(a.node())).toArray();
        var cost = cost(outlook, numbers, demand, network);
        var mean = new double[stock.size()];
        for (double level : LEVELS) {
            var prices = transport(stock, demand, level, cost).solve().stockPrice();
            double least = Arrays.stream(prices).min().orElseThrow();
            for (int i = 0; i < mean.length; i++) {
                mean[i] += (prices[i] - least) / LEVELS.length;
            }
        }
        return whole(stock, mean);
    }

    private static Transport transport(List<Available> stock, List<Expected> demand, double level, long[][] cost) {
        double units = Math.max(
                stock.stream().mapToDouble(Available::units).sum(),
                level * demand.stream().mapToDouble(Expected::units).sum());
        double parts = Math.min(PARTS, PARTS_MAX / units);
        long dearest = 0;
        for (var row : cost) {
            for (long lane : row) {
                dearest = Math.max(dearest, lane);
            }
        }
        return new Transport(
                stock.stream().mapToInt(a -> (int) (a.units() * parts)).toArray(),
                demand.stream().mapToInt(d -> (int) Math.ceil(level * d.units() * parts)).toArray(),
                cost,
                dearest + 1);
    }

    private long[][] cost(Outlook outlook, int[] numbers, List<Expected> demand, Network network) {
        var service = policy.rateCard().services().get(outlook.service());
        if (service == null) {
            throw new IllegalArgumentException("the rate card has no service " + outlook.service());
        }
        var cost = new long[numbers.length][demand.size()];
        for (int j = 0; j < demand.size(); j++) {
            var zones = network.zones(demand.get(j).region());
            for (int i = 0; i < numbers.length; i++) {
                int k = numbers[i];
                var terms = network.nodes[k].terms();
                cost[i][j] = service.price(zones[k], outlook.weightGrams()) + network.handling[k] + network.fixed[k]
                        + terms.laborMinor() + outlook.rerouteMinor() * terms.rejectPermille() / 1_000;
            }
        }
        return cost;
    }

    private static Map<String, Long> whole(List<Available> stock, double[] prices) {
        var result = new HashMap<String, Long>();
        for (int i = 0; i < prices.length; i++) {
            long price = Math.round(prices[i]);
            if (price > 0) {
                result.put(stock.get(i).node(), price);
            }
        }
        return result;
    }
}
