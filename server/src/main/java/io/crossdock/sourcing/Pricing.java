package io.crossdock.sourcing;

import io.crossdock.inventory.Available;
import java.util.List;
import java.util.Map;

/**
 * What a unit of a scarce SKU is worth at one node more than at another: what it would cost the orders to come if it were gone.
 *
 * <p>The prices are <em>differential</em>: the shadow price of the node's stock in the cheapest way to serve the expected demand, minus
 * the lowest of the SKU's nodes. An order that can be filled is therefore never dearer than a lost one, only served from elsewhere.
 */
public interface Pricing {

    /**
     * Prices the units of each SKU by itself. Pure: no I/O, no clock, no randomness. Safe to call from several threads.
     *
     * @param nodes that may serve; stock elsewhere counts for nothing
     * @return per outlook, in order, the nodes whose units are worth more than the least and by how much, in minor units
     * @throws IllegalArgumentException for a service that the policy does not know
     */
    List<Map<String, Long>> price(List<Outlook> outlooks, List<SourceNode> nodes);

    /**
     * One SKU's stock, and what is expected of it until new stock comes.
     *
     * @param weightGrams weight that a unit travels with: its own, or the share of a usual parcel
     * @param service that most of the orders ask for
     * @param stock per node, in base units
     * @param demand per region, in base units; fractions count
     * @param rerouteMinor price of a unit that its node rejects, as often as its {@link NodeTerms} say
     */
    record Outlook(
            String sku, long weightGrams, String service, List<Available> stock, List<Expected> demand, long rerouteMinor) {

        public Outlook {
            stock = List.copyOf(stock);
            demand = List.copyOf(demand);
        }
    }

    /**
     * Demand of a region until the horizon.
     *
     * @param region its middle
     * @param units expected, not negative
     */
    record Expected(Destination region, double units) {}
}
