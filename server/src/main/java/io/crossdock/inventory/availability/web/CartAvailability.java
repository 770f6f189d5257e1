package io.crossdock.inventory.availability.web;

import io.crossdock.inventory.availability.AsOf;
import io.crossdock.inventory.availability.web.SubstituteAvailability.Substitute;
import java.util.List;

/**
 * What of a cart can be had.
 *
 * @param fulfillment whole: one node holds everything; split: only several together do; short: some SKU is lacking
 * @param whole nodes that hold everything, nearest first, {@link CartQuery#NODES_SHOWN_MAX} at most
 * @param pickup of those, the stores
 */
record CartAvailability(
        String fulfillment, List<CartLine> lines, List<CartNode> whole, List<CartNode> pickup, AsOf asOf) {

    /**
     * A line.
     *
     * @param available what an order can have of the SKU from all active nodes; of a kit whole ones, whose parts may
     *     come from several nodes
     * @param enough whether there is what the whole cart wants of the SKU, of a kit of each of its parts
     * @param pickup whether some store holds as much
     * @param nodes with units, or whole kits, nearest first, {@link CartQuery#NODES_SHOWN_MAX} at most
     * @param substitutes where it is not enough: what there is in its place, the best first
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

    /** Units at a node. @param km as the crow flies */
    record CartUnits(String node, long available, double km) {}

    /** @param km as the crow flies */
    record CartNode(String node, String name, String kind, double km) {}
}
