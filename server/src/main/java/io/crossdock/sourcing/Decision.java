package io.crossdock.sourcing;

import java.util.List;

/** What was decided for one order. */
public sealed interface Decision {

    long order();

    /** From what it was decided. */
    Inputs inputs();

    /**
     * The order can be served.
     *
     * @param placements every line's units, by line and node
     * @param parts one per node used, by node code
     * @param gapMinor how much dearer than the cheapest plan this one may be at most; 0 where it is known to be the cheapest
     */
    record Sourced(long order, List<Placement> placements, List<Part> parts, Cost cost, long gapMinor, Inputs inputs)
            implements Decision {

        /** Days from shipping until the last parcel arrives. */
        public int transitDays() {
            return parts.stream().mapToInt(Part::transitDays).max().orElse(0);
        }
    }

    /** The nodes together hold too little. Names the lines of the SKUs that fall short. */
    record Unfillable(long order, List<ShortLine> lines, Inputs inputs) implements Decision {}

    /** Units of a line that a node is to send. */
    record Placement(int line, String sku, String node, long quantity) {}

    /**
     * What one node sends.
     *
     * @param zone distance band of the rate card, 1 for the nearest
     * @param billableGrams weight that the carrier charges for
     * @param transitDays from shipping to delivery
     */
    record Part(String node, int zone, long billableGrams, long shippingMinor, long handlingMinor, int transitDays) {}

    /** Cost of the plan, in minor units. Handling includes the fixed cost per fulfillment. */
    record Cost(long shippingMinor, long handlingMinor, long splitMinor) {
        public long totalMinor() {
            return shippingMinor + handlingMinor + splitMinor;
        }
    }

    /**
     * A line that can't be served.
     *
     * @param wanted units of the SKU that the whole order asks for
     * @param available units of the SKU on all nodes that may serve the order
     */
    record ShortLine(int line, String sku, long wanted, long available) {}
}
