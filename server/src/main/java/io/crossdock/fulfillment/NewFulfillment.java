package io.crossdock.fulfillment;

import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New work for a node.
 *
 * @param id a new id, also of its process
 * @param ref the order's delivery group that it is for
 * @param system name of the node system that gets the work
 * @param counter node where the customer collects the goods; null where a carrier brings them
 * @param lines at least one; each line once
 */
public record NewFulfillment(
        FulfillmentId id,
        GroupRef ref,
        String system,
        String node,
        @Nullable String counter,
        List<Line> lines) {

    public NewFulfillment {
        lines = List.copyOf(lines);
    }

    /** How the goods get to their customer. */
    public Fulfillment.Way way() {
        return Fulfillment.Way.of(node, counter);
    }

    public long order() {
        return ref.order();
    }

    /** Base units of an order line to ship; above zero. */
    public record Line(UnitLine line, String sku, long quantity) {}
}
