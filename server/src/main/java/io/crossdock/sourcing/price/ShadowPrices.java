package io.crossdock.sourcing.price;

import io.crossdock.platform.CrossdockSettings;
import io.crossdock.sourcing.ScarcityPricing;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.policy.PolicyReader;
import io.crossdock.sourcing.policy.RateCard;
import io.crossdock.sourcing.policy.SourcingPolicy;
import io.crossdock.sourcing.price.DemandSamples.Example;
import io.crossdock.sourcing.problem.NodeGeometry;
import io.crossdock.sourcing.problem.SkuUnits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Prices stock by one transportation problem per SKU: nodes with stock on one side, examples of future orders on the
 * other, and between them the cost of the whole order by the rate card in force.
 */
@Component
public final class ShadowPrices implements ScarcityPricing {

    /**
     * Flows are whole numbers: expected demand counts in sixteenths of a unit, more coarsely only for very large stock.
     */
    private static final int PARTS = 16;

    private static final double PARTS_MAX = 1 << 28;

    private final SourcingPolicy policy;

    @Autowired
    ShadowPrices(CrossdockSettings settings) {
        this(PolicyReader.read(settings));
    }

    public ShadowPrices(SourcingPolicy policy) {
        this.policy = policy;
    }

    @Override
    public List<Map<String, Long>> price(List<Outlook> outlooks, SourcingSupply supply) {
        var network = new NodeGeometry(supply.nodes(), policy.rateCard());
        var margins = new MarginalOrderCosts(policy.rateCard(), network, supply);
        var codes = Arrays.stream(network.sorted(supply.nodes()))
                .map(node -> node.code())
                .toArray(String[]::new);
        var priced = new ArrayList<Map<String, Long>>(outlooks.size());
        for (var outlook : outlooks) {
            var prices = price(outlook, margins, codes);
            margins.price(outlook.sku(), prices);
            priced.add(prices);
        }
        return priced;
    }

    private Map<String, Long> price(Outlook outlook, MarginalOrderCosts margins, String[] codes) {
        var services = policy.rateCard().serving(outlook.service());
        if (services.isEmpty()) {
            throw new IllegalArgumentException("the rate card has no service " + outlook.service());
        }
        var own = margins.units(outlook.sku());
        if (own.nodes.length < 2 || outlook.units() <= 0) {
            return Map.of();
        }
        var examples = DemandSamples.of(outlook.demand(), outlook.baskets());
        var shadow = transport(own, examples, cost(outlook, own, services, examples, margins))
                .solve()
                .stockPrice();
        double least = Arrays.stream(shadow).min().orElseThrow();
        boolean first = !own.priced();
        var prices = new HashMap<String, Long>();
        for (int at = 0; at < shadow.length; at++) {
            double now = shadow[at] - least;
            long price = Math.round(first ? now : (now + own.priceAt(at)) / 2);
            if (price > 0) {
                prices.put(codes[own.nodes[at]], price);
            }
        }
        return prices;
    }

    /** Cost per node and example over the cheapest node of that example. */
    private static long[][] cost(
            Outlook outlook,
            SkuUnits own,
            List<RateCard.Service> services,
            List<Example> examples,
            MarginalOrderCosts margins) {
        var cost = new long[own.nodes.length][examples.size()];
        for (int j = 0; j < examples.size(); j++) {
            var column = margins.of(outlook, own, services, examples.get(j));
            long least = Arrays.stream(column).min().orElseThrow();
            for (int i = 0; i < column.length; i++) {
                cost[i][j] = column[i] - least;
            }
        }
        return cost;
    }

    private static TransportationProblem transport(SkuUnits own, List<Example> examples, long[][] cost) {
        double units = Math.max(
                own.total, examples.stream().mapToDouble(Example::units).sum());
        double parts = Math.min(PARTS, PARTS_MAX / units);
        var demand = new int[examples.size()];
        double open = 0;
        for (int j = 0; j < demand.length; j++) {
            // The remainder is carried over to the next example.
            open += examples.get(j).units() * parts;
            demand[j] = (int) open;
            open -= demand[j];
        }
        long dearest = Arrays.stream(cost).flatMapToLong(Arrays::stream).max().orElseThrow();
        return new TransportationProblem(
                Arrays.stream(own.units).mapToInt(u -> (int) (u * parts)).toArray(), demand, cost, dearest + 1);
    }
}
