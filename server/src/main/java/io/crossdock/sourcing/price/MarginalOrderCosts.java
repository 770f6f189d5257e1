package io.crossdock.sourcing.price;

import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.ScarcityPricing.Outlook;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.policy.RateCard;
import io.crossdock.sourcing.price.DemandSamples.Example;
import io.crossdock.sourcing.problem.NodeGeometry;
import io.crossdock.sourcing.problem.SkuUnits;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cost of an order by the node that its unit of one SKU comes from, with everything else from wherever the whole is
 * cheapest: a unit is cheap where the rest of the order is, because the parcel is paid once. The rest has the prices in
 * force, and a node with any stock of a line counts as having enough.
 *
 * <p>With these costs a SKU's transportation problem is a step of coordinate ascent on the dual of all orders and SKUs
 * together. Pricing the SKUs one by one, again and again, therefore converges to prices that fit each other.
 *
 * <p>Arrays are reused from example to example; not thread-safe.
 */
final class MarginalOrderCosts {

    /** Most other lines that count; every set of them is priced. */
    private static final int REST_MAX = 5;

    private final RateCard card;
    private final NodeGeometry network;
    private final SourceNode[] nodes;
    private final SourcingSupply supply;
    private final Map<String, SkuUnits> units = new HashMap<>();

    /** Per node the set of the other lines that it has. */
    private final int[] held;

    /** Per other line and node the opportunity cost of its goods and the expected cost of a rejection. */
    private final long[][] worth;

    private final RestOfOrder rest = new RestOfOrder(REST_MAX);

    MarginalOrderCosts(RateCard card, NodeGeometry network, SourcingSupply supply) {
        this.card = card;
        this.network = network;
        this.supply = supply;
        nodes = network.sorted(supply.nodes());
        held = new int[nodes.length];
        worth = new long[REST_MAX][nodes.length];
    }

    /** Stock of a SKU with the prices in force. */
    SkuUnits units(String sku) {
        return units.computeIfAbsent(sku, s -> units(s, supply.prices().getOrDefault(s, Map.of())));
    }

    /** Replaces the prices of the SKU. */
    void price(String sku, Map<String, Long> prices) {
        units.put(sku, units(sku, prices));
    }

    private SkuUnits units(String sku, Map<String, Long> prices) {
        return SkuUnits.of(sku, supply.bySku().getOrDefault(sku, List.of()), prices, network);
    }

    /** Cost of an example in minor units, by position of the SKU's nodes, without the price of its own unit. */
    long[] of(Outlook outlook, SkuUnits own, List<RateCard.Service> services, Example example) {
        var lines = example.rest().stream()
                .filter(line -> !line.sku().equals(outlook.sku()) && units(line.sku()).nodes.length > 0)
                .limit(REST_MAX)
                .toList();
        mark(lines, outlook.weights().rerouteMinor());
        var zones = network.zones(example.to());
        var shipping = new Shipping(services, card.zones());
        rest.load(lines, outlook.weights().splitMinor());
        shipping.load(rest.weight, rest.size, 0);
        for (int k = 0; k < held.length; k++) {
            if (held[k] != 0) {
                rest.offer(held[k], worth, k, nodes[k].orderMinor(), perUnit(k), shipping.of(zones[k]));
            }
        }
        rest.cover();
        shipping.load(rest.weight, rest.size, outlook.weightGrams());
        var cost = new long[own.nodes.length];
        for (int at = 0; at < cost.length; at++) {
            int k = own.nodes[at];
            long alone = nodes[k].orderMinor()
                    + perUnit(k)
                    + reject(k, outlook.weights().rerouteMinor());
            cost[at] = rest.with(held[k], worth, k, alone, perUnit(k), shipping.of(zones[k]));
        }
        return cost;
    }

    private void mark(List<DemandLine> lines, long rerouteMinor) {
        Arrays.fill(held, 0);
        for (int i = 0; i < lines.size(); i++) {
            var sku = units(lines.get(i).sku());
            for (int at = 0; at < sku.nodes.length; at++) {
                int k = sku.nodes[at];
                held[k] |= 1 << i;
                worth[i][k] = lines.get(i).quantity() * sku.priceAt(at) + reject(k, rerouteMinor);
            }
        }
    }

    private long perUnit(int k) {
        return nodes[k].handlingMinor() + nodes[k].terms().laborMinor();
    }

    private long reject(int k, long rerouteMinor) {
        return rerouteMinor * nodes[k].terms().rejectPermille() / 1_000;
    }

    /** Cheapest shipping price of every set of the rest, with the SKU's own weight, by zone; computed on first use. */
    private static final class Shipping {

        private final List<RateCard.Service> services;
        private final long[][] byZone;
        private long[] weight = {};
        private int size;
        private long own;

        Shipping(List<RateCard.Service> services, int zones) {
            this.services = services;
            byZone = new long[zones][];
        }

        void load(long[] weights, int sets, long ownGrams) {
            Arrays.fill(byZone, null);
            weight = weights;
            size = sets;
            own = ownGrams;
        }

        long[] of(int zone) {
            if (byZone[zone] == null) {
                var prices = new long[size];
                for (int set = 0; set < size; set++) {
                    long grams = weight[set] + own;
                    prices[set] = services.stream()
                            .mapToLong(service -> service.price(zone, grams))
                            .min()
                            .orElseThrow();
                }
                byZone[zone] = prices;
            }
            return byZone[zone];
        }
    }
}
