package io.crossdock.fulfillment;

import io.crossdock.shared.UnitLine;
import java.util.List;

/**
 * Work for a node.
 *
 * @param id a new id, also of its process
 * @param system the name of the one through which the node gets the work
 * @param lines one at least, each line once
 */
public record NewFulfillment(FulfillmentId id, long order, String system, String node, List<Line> lines) {

    public NewFulfillment {
        lines = List.copyOf(lines);
    }

    /** Base units of an order line to ship; above zero. */
    public record Line(UnitLine line, String sku, long quantity) {}
}
