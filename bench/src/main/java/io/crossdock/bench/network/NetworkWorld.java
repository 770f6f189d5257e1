package io.crossdock.bench.network;

import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.SourceNode;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A network, its goods, and the orders of a horizon.
 *
 * @param unitsPerDollar minor units of its rate card that make a dollar
 * @param splitMinor of its rules, for every fulfillment of an order beyond the first
 * @param regions middles of the regions that demand is forecast for
 * @param orders in the order in which they come
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

    /** The policy files that it is priced by. */
    record RateCardText(String rateCard, String rules) {}

    /**
     * A SKU.
     *
     * @param rate units expected per order, by region
     * @param cells what nodes hold, by node code
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
     * What a node says that it holds, and which of it isn't there.
     *
     * @param recorded units on record
     * @param missing of the units in the order in which they are picked, those that nobody finds
     */
    record Cell(int recorded, BitSet missing) {

        int real() {
            return recorded - missing.cardinality();
        }
    }

    /**
     * What goes wrong.
     *
     * @param rejectPermille per node code how often out of 1,000 a unit on record isn't there
     * @param closed code of the node that is closed for a while; empty for none
     * @param from number of the first order that it can't serve
     * @param until number of the first order that it can serve again
     * @param rerouteMinor cost of looking for goods in vain, per line
     * @param waitMinor cost of an order that has to wait because what is open holds too little
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
