package io.crossdock.sourcing;

import io.crossdock.sourcing.Demand.DemandLine;
import java.util.List;
import java.util.Map;

/**
 * What a unit of a scarce SKU is worth at one node more than at another: what it would cost the orders to come if it
 * were gone.
 *
 * <p>The prices are <em>differential</em>: the shadow price of the node's stock in the cheapest way to serve the
 * expected demand, minus the lowest of the SKU's nodes. An order that can be filled is therefore never dearer than a
 * lost one, only served from elsewhere.
 */
public interface ScarcityPricing {

    /**
     * Prices the units of SKUs, one after the other: each sees the new prices of those before it. Pure: no I/O, no
     * clock, no randomness. Safe to call from several threads.
     *
     * @param supply nodes that may serve, stock of the SKUs and of those that are bought along with them, and the
     *     prices in force of all these; stock elsewhere counts for nothing
     * @return per outlook, in order, the nodes whose units are worth more than the least and by how much, in minor
     *     units. Where prices are in force, the mean of them and what was worked out now: half of what one look at a
     *     few orders got wrong
     * @throws IllegalArgumentException for a service that the policy does not know
     */
    List<Map<String, Long>> price(List<Outlook> outlooks, SourcingSupply supply);

    /**
     * What is expected of one SKU until new stock comes.
     *
     * @param weightGrams weight of a unit
     * @param service that most of the orders ask for
     * @param demand per region, in base units; fractions count
     * @param baskets orders that asked for it lately, the newest first; none: it is taken to be bought alone
     * @param weights of what routes cost beyond shipping and handling
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
     * @param region its middle
     * @param units expected, not negative
     */
    record Expected(Destination region, double units) {}

    /**
     * An order that asked for the SKU, as an example of those to come.
     *
     * @param to where it went
     * @param rest its other lines, of other SKUs; a few are enough
     */
    record Basket(Destination to, List<DemandLine> rest) {

        public Basket {
            rest = List.copyOf(rest);
        }
    }

    /**
     * As in the rules of a usual order.
     *
     * @param splitMinor for every node of an order beyond the first
     * @param rerouteMinor price of a line that its node rejects, as often as its {@link NodeTerms} say
     */
    record Weights(long splitMinor, long rerouteMinor) {}
}
