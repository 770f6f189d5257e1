package io.crossdock.sourcing;

import io.crossdock.sourcing.Demand.DemandLine;
import java.util.List;
import java.util.Map;

/**
 * Extra value of a unit of a scarce SKU at one node over another: what future orders would pay if it were gone.
 *
 * <p>The prices are <em>differential</em>: the shadow price of the node's stock in the cheapest way to serve the
 * expected demand, minus the lowest shadow price among the SKU's nodes. Prices therefore never make it cheaper to lose
 * an order than to fill it; they only move it to another node.
 */
public interface ScarcityPricing {

    /**
     * Prices the units of SKUs one after the other; each sees the new prices of those before it. Pure: no I/O, no
     * clock, no randomness. Safe to call from several threads.
     *
     * @param supply nodes that may serve, stock of the SKUs and of the SKUs bought along with them, and the prices in
     *     force of all these; stock on nodes that are not listed is ignored
     * @return per outlook, in order, the nodes whose units are worth more than the least, with the difference in minor
     *     units. Where a price is in force, the result is the mean of it and the new one, which halves the error of a
     *     pricing from few orders
     * @throws IllegalArgumentException for a service that the policy does not know
     */
    List<Map<String, Long>> price(List<Outlook> outlooks, SourcingSupply supply);

    /**
     * Expected demand for one SKU until new stock comes.
     *
     * @param weightGrams weight of a unit
     * @param service service that most of the orders ask for
     * @param demand demand per region, in base units; fractions count
     * @param baskets recent orders of the SKU, the newest first; empty: it is assumed to be bought alone
     * @param weights prices of a plan beyond shipping and handling
     */
    record Outlook(
            String sku,
            long weightGrams,
            String service,
            List<Expected> demand,
            List<Basket> baskets,
            Weights weights) {

        public Outlook {
            demand = List.copyOf(demand);
            baskets = List.copyOf(baskets);
        }

        /** Units expected in all regions. */
        public double units() {
            return demand.stream().mapToDouble(Expected::units).sum();
        }
    }

    /**
     * Demand of a region until the horizon.
     *
     * @param region middle of the region
     * @param units expected units, not negative
     */
    record Expected(Destination region, double units) {}

    /**
     * A past order of the SKU, as an example of future ones.
     *
     * @param to place that it went to
     * @param rest its other lines, of other SKUs; a few are enough
     */
    record Basket(Destination to, List<DemandLine> rest) {

        public Basket {
            rest = List.copyOf(rest);
        }
    }

    /**
     * Prices as in the rules of a usual order.
     *
     * @param splitMinor price of every node of an order beyond the first
     * @param rerouteMinor price of a line that its node rejects; {@link NodeTerms} say how often that happens
     */
    record Weights(long splitMinor, long rerouteMinor) {}
}
