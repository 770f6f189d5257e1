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
 * @param way how the goods get to their customer
 * @param counter node where the customer collects the goods; null where a carrier brings them
 * @param lines at least one; each line once
 */
public record NewFulfillment(
        FulfillmentId id,
        GroupRef ref,
        String system,
        String node,
        Fulfillment.Way way,
        @Nullable String counter,
        List<Line> lines) {

    public NewFulfillment {
        lines = List.copyOf(lines);
    }

    /** A parcel, a pickup, or a parcel to a store, as the counter says. */
    public NewFulfillment(
            FulfillmentId id, GroupRef ref, String system, String node, @Nullable String counter, List<Line> lines) {
        this(id, ref, system, node, Fulfillment.Way.of(node, counter), counter, lines);
    }

    public long order() {
        return ref.order();
    }

    /** Base units of an order line to ship; above zero. */
    public record Line(UnitLine line, String sku, long quantity) {}
}
