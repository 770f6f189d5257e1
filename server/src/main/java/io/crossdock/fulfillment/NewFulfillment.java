package io.crossdock.fulfillment;

import java.util.List;

/**
 * Work for a node.
 *
 * @param id a new id, also of its process
 * @param lines one at least, each line once
 */
public record NewFulfillment(FulfillmentId id, long order, String node, List<Line> lines) {

    public NewFulfillment {
        lines = List.copyOf(lines);
    }

    /** Base units of an order line to ship; above zero. */
    public record Line(int line, String sku, long quantity) {}
}
