package io.crossdock.sourcing.internal;

import io.crossdock.inventory.Available;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.sourcing.Pricing;
import io.crossdock.sourcing.SourceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Prices stock by one transportation problem per SKU, priced by the rate card in force. */
@Component
final class ShadowPrices implements Pricing {

    /** Flows are whole numbers: expected demand counts in sixteenths of a unit, coarser only for very much stock. */
    private static final int PARTS = 16;

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
        var lanes = new Lanes(network, network.sorted(nodes), null);
        return outlooks.stream().map(outlook -> price(outlook, lanes)).toList();
    }

    private Map<String, Long> price(Outlook outlook, Lanes lanes) {
        var network = lanes.network;
        var stock = outlook.stock().stream()
                .filter(a -> a.units() > 0 && network.number(a.node()) >= 0)
                .toList();
        var demand = outlook.demand().stream().filter(d -> d.units() > 0).toList();
        if (stock.size() < 2 || demand.isEmpty()) {
            return Map.of();
        }
        var numbers = stock.stream().mapToInt(a -> network.number(a.node())).toArray();
        var prices = transport(outlook, stock, demand, cost(outlook, numbers, demand, lanes)).solve().stockPrice();
        return differential(stock, prices);
    }

    private static Transport transport(Outlook outlook, List<Available> stock, List<Expected> demand, long[][] cost) {
        double units = Math.max(
                stock.stream().mapToDouble(Available::units).sum(),
                demand.stream().mapToDouble(Expected::units).sum());
        double parts = Math.min(PARTS, PARTS_MAX / units);
        long dearest = 0;
        for (var row : cost) {
            for (long lane : row) {
                dearest = Math.max(dearest, lane);
            }
        }
        return new Transport(
                stock.stream().mapToInt(a -> (int) (a.units() * parts)).toArray(),
                demand.stream().mapToInt(d -> (int) Math.ceil(d.units() * parts)).toArray(),
                cost,
                dearest + 1);
    }

    private long[][] cost(Outlook outlook, int[] numbers, List<Expected> demand, Lanes lanes) {
        var service = policy.rateCard().services().get(outlook.service());
        if (service == null) {
            throw new IllegalArgumentException("the rate card has no service " + outlook.service());
        }
        var cost = new long[numbers.length][demand.size()];
        for (int j = 0; j < demand.size(); j++) {
            var zones = lanes.network.zones(demand.get(j).region());
            for (int i = 0; i < numbers.length; i++) {
                int k = numbers[i];
                cost[i][j] = service.price(zones[k], outlook.weightGrams()) + lanes.handling[k] + lanes.fixed[k];
            }
        }
        return cost;
    }

    private static Map<String, Long> differential(List<Available> stock, double[] prices) {
        double least = Double.MAX_VALUE;
        for (double price : prices) {
            least = Math.min(least, price);
        }
        var result = new HashMap<String, Long>();
        for (int i = 0; i < prices.length; i++) {
            long more = Math.round(prices[i] - least);
            if (more > 0) {
                result.put(stock.get(i).node(), more);
            }
        }
        return result;
    }
}
