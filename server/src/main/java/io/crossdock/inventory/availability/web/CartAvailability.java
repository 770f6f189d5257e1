package io.crossdock.inventory.availability.web;

import io.crossdock.inventory.availability.AsOf;
import io.crossdock.inventory.availability.web.SubstituteAvailability.Substitute;
import java.util.List;

/**
 * Availability of a cart.
 *
 * @param fulfillment whole: one node holds everything; split: several nodes do together; short: units of some SKU lack
 * @param whole nodes that hold everything, nearest first, at most {@link CartQuery#NODES_SHOWN_MAX}
 * @param pickup those of them where customers collect orders
 */
record CartAvailability(
        String fulfillment, List<CartLine> lines, List<CartNode> whole, List<CartNode> pickup, AsOf asOf) {

    /**
     * A line.
     *
     * @param available units that an order can get of the SKU from all active nodes; for a kit whole kits, whose parts
     *     may come from several nodes
     * @param enough whether that suffices for the whole cart, which may name the SKU or a kit's parts more than once
     * @param pickup whether some node holds as much where customers collect orders
     * @param nodes nodes with units or whole kits, nearest first, at most {@link CartQuery#NODES_SHOWN_MAX}
     * @param substitutes available substitutes if the line is short, the best first
     */
    record CartLine(
            String sku,
            long quantity,
            long available,
            boolean enough,
            boolean pickup,
            List<CartUnits> nodes,
            List<Substitute> substitutes) {

        CartLine with(List<Substitute> others) {
            return new CartLine(sku, quantity, available, enough, pickup, nodes, others);
        }
    }

    /**
     * Units at a node.
     *
     * @param available units that may be promised now, in base units of the SKU
     * @param km distance to the destination in kilometers, as the crow flies
     */
    record CartUnits(String node, long available, double km) {}

    /** @param km great-circle distance */
    record CartNode(String node, String name, String kind, double km) {}
}
