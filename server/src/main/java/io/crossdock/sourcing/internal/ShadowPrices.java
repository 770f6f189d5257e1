package io.crossdock.sourcing.internal;

import io.crossdock.inventory.Available;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.sourcing.Pricing;
import io.crossdock.sourcing.SourceNode;
import java.util.Arrays;
import java.util.Comparator;
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

    /** Regions of one problem; the demand of further ones is spread over these. Bounds the time, like the nodes do. */
    private static final int REGIONS_MAX = 48;

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
        var sorted = network.sorted(nodes);
        return outlooks.stream().map(outlook -> price(outlook, network, sorted)).toList();
    }

    private Map<String, Long> price(Outlook outlook, Network network, SourceNode[] nodes) {
        var stock = outlook.stock().stream()
                .filter(a -> a.units() > 0 && network.number(a.node()) >= 0)
                .toList();
        var demand = largest(outlook.demand());
        if (stock.size() < 2 || demand.isEmpty()) {
            return Map.of();
        }
        var numbers = stock.stream().mapToInt(a -> network.number(a.node())).toArray();
        var cost = cost(outlook, numbers, demand, network, nodes);
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

    /** The regions that ask for most, with what all ask for. */
    private static List<Expected> largest(List<Expected> demand) {
        var kept = demand.stream()
                .filter(d -> d.units() > 0)
                .sorted(Comparator.comparingDouble(Expected::units).reversed())
                .limit(REGIONS_MAX)
                .toList();
        double scale = demand.stream().mapToDouble(Expected::units).sum() / kept.stream().mapToDouble(Expected::units).sum();
        return kept.stream().map(d -> new Expected(d.region(), d.units() * scale)).toList();
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

    private long[][] cost(Outlook outlook, int[] numbers, List<Expected> demand, Network network, SourceNode[] nodes) {
        var services = policy.rateCard().serving(outlook.service());
        if (services.isEmpty()) {
            throw new IllegalArgumentException("the rate card has no service " + outlook.service());
        }
        var cost = new long[numbers.length][demand.size()];
        for (int j = 0; j < demand.size(); j++) {
            var zones = network.zones(demand.get(j).region());
            for (int i = 0; i < numbers.length; i++) {
                int zone = zones[numbers[i]];
                long shipping = services.stream().mapToLong(s -> s.price(zone, outlook.weightGrams())).min().orElseThrow();
                cost[i][j] = shipping + atNode(outlook, nodes[numbers[i]]);
            }
        }
        return cost;
    }

    private static long atNode(Outlook outlook, SourceNode node) {
        return node.handlingMinor() + node.orderMinor() + node.terms().laborMinor()
                + outlook.rerouteMinor() * node.terms().rejectPermille() / 1_000;
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
