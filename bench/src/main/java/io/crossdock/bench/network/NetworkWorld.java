package io.crossdock.bench.network;

import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.SourceNode;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A network, its SKUs, and the orders of a horizon.
 *
 * @param unitsPerDollar minor units of the rate card per dollar
 * @param splitMinor cost of every fulfillment of an order beyond the first, from the rules
 * @param regions centers of the regions that demand is forecast for
 * @param orders orders in their sequence of arrival
 */
record NetworkWorld(
        String name,
        RateCardText card,
        int unitsPerDollar,
        long splitMinor,
        List<SourceNode> nodes,
        List<Destination> regions,
        List<Item> items,
        List<Demand> orders,
        Trouble trouble) {

    static final String SERVICE = "standard";

    /** Policy files that price the world. */
    record RateCardText(String rateCard, String rules) {}

    /**
     * A SKU.
     *
     * @param rate expected units per order, by region
     * @param cells stock by node code
     */
    record Item(String sku, long weightGrams, double[] rate, Map<String, Cell> cells) {

        double perOrder() {
            double sum = 0;
            for (double region : rate) {
                sum += region;
            }
            return sum;
        }
    }

    /**
     * A node's recorded units of a SKU, and those among them that are missing.
     *
     * @param recorded units on record
     * @param missing positions of the missing units, in the order of picking
     */
    record Cell(int recorded, BitSet missing) {

        int real() {
            return recorded - missing.cardinality();
        }
    }

    /**
     * Disturbances of a world.
     *
     * @param rejectPermille recorded units out of 1,000 that are missing, by node code
     * @param closed code of the node that closes for a period; empty for none
     * @param from number of the first order that the closed node can't serve
     * @param until number of the first order that the closed node can serve again
     * @param rerouteMinor cost of a search in vain, per line
     * @param waitMinor cost of an order that waits because the open nodes hold too little
     */
    record Trouble(
            Map<String, Integer> rejectPermille,
            String closed,
            int from,
            int until,
            long rerouteMinor,
            long waitMinor) {

        static final Trouble NONE = new Trouble(Map.of(), "", 0, 0, 0, 0);

        boolean closed(String node, int order) {
            return node.equals(closed) && order >= from && order < until;
        }
    }
}
