package io.crossdock.inventory.availability.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.inventory.availability.AsOf;
import io.crossdock.inventory.availability.web.SkuLookup.SkusFound;
import io.crossdock.inventory.availability.web.SubstituteAvailability.Substitute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Availability of a cart.
 *
 * @param fulfillment whole: one node holds everything; split: several nodes do together; short: units of some SKU lack;
 *     unknown-sku: a line names no SKU, so that an order like it is not taken as it is
 * @param whole nodes that hold everything, nearest first, at most {@link CartQuery#NODES_SHOWN_MAX}
 * @param pickup those of them where customers collect orders
 */
record CartAvailability(
        String fulfillment, List<CartLine> lines, List<CartNode> whole, List<CartNode> pickup, AsOf asOf) {

    /**
     * A line.
     *
     * @param supply what can be said of it
     * @param nodes nodes with units or whole kits, nearest first, at most {@link CartQuery#NODES_SHOWN_MAX}
     * @param substitutes available substitutes if the line is short, the best first
     */
    record CartLine(
            String sku,
            long quantity,
            @JsonUnwrapped CartSupply supply,
            List<CartUnits> nodes,
            List<Substitute> substitutes) {

        CartLine with(List<Substitute> others) {
            return new CartLine(sku, quantity, supply, nodes, others);
        }

        CartLine with(CartLineState other) {
            return new CartLine(
                    sku,
                    quantity,
                    new CartSupply(supply.available(), other, supply.enough(), supply.pickup()),
                    nodes,
                    substitutes);
        }
    }

    /**
     * What there is for a line.
     *
     * @param available units that an order can get of the SKU from all active nodes; for a kit whole kits, whose parts
     *     may come from several nodes
     * @param state whether there is enough, and if not, what is the matter
     * @param enough whether that suffices for the whole cart, which may name the SKU or a kit's parts more than once
     * @param pickup whether some node holds as much where customers collect orders
     */
    record CartSupply(long available, CartLineState state, boolean enough, boolean pickup) {}

    /** The same answer, with the reasons why lines lack units; null: the SKUs can't be looked up. */
    CartAvailability with(@Nullable SkusFound skus) {
        var told = lines.stream()
                .map(line -> line.supply().enough()
                        ? line
                        : line.with(skus == null ? CartLineState.UNCLEAR : skus.lacking(line.sku())))
                .toList();
        var stranger = told.stream().anyMatch(line -> line.supply().state() == CartLineState.UNKNOWN_SKU);
        return new CartAvailability(stranger ? "unknown-sku" : fulfillment, told, whole, pickup, asOf);
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
