package io.crossdock.allocation.reallocation;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.orders.Order;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An order, as one of its delivery groups, with units that should leave from elsewhere, or by another service. Pure.
 *
 * @param units units that it holds and that are to move
 * @param work fulfillments of the nodes that hold them
 * @param state whether they can move
 * @param elsewhere demand for other nodes
 * @param inPlace demand for its current nodes, without the service that is down
 * @param asItIs demand that gives the current placements
 */
record ReallocationCase(
        Order order,
        List<ReservedUnits> units,
        List<Fulfillment> work,
        State state,
        Demand elsewhere,
        Demand inPlace,
        Demand asItIs) {

    /** Whether units can move. */
    enum State {
        OPEN,
        /** The nodes have reported that all of it left. */
        SHIPPED,
        /** Other units are reserved already, and the nodes were asked to stop. */
        UNDER_WAY
    }

    private record Held(UnitLine line, String node) {}

    long id() {
        return order.id().value();
    }

    GroupRef ref() {
        return elsewhere.ref();
    }

    /** Units that each group holds, by group and SKU, as if they were free. */
    static Map<GroupRef, Map<String, List<AvailableUnits>>> units(List<ReallocationCase> relocations) {
        var all = new HashMap<GroupRef, Map<String, List<AvailableUnits>>>();
        for (var r : relocations) {
            var sums = new TreeMap<String, TreeMap<String, Long>>();
            r.units.forEach(
                    g -> sums.computeIfAbsent(g.sku(), _ -> new TreeMap<>()).merge(g.node(), g.quantity(), Long::sum));
            var bySku = new HashMap<String, List<AvailableUnits>>();
            sums.forEach((sku, nodes) -> bySku.put(
                    sku,
                    nodes.entrySet().stream()
                            .map(e -> new AvailableUnits(e.getKey(), e.getValue()))
                            .toList()));
            all.put(r.ref(), bySku);
        }
        return all;
    }

    /** The current placements. */
    List<Decision.Placement> placements() {
        return units.stream()
                .map(g -> new Decision.Placement(g.line(), g.sku(), g.node(), g.quantity()))
                .toList();
    }

    /** Units that the order holds there beyond the released work. */
    List<ReleaseRequest> idle() {
        var worked = new HashMap<Held, Long>();
        work.forEach(f -> f.lines().forEach(l -> worked.merge(new Held(l.line(), f.node()), l.quantity(), Long::sum)));
        var idle = new ArrayList<ReleaseRequest>();
        for (var g : units) {
            long units = g.quantity() - worked.getOrDefault(new Held(g.line(), g.node()), 0L);
            if (units > 0) {
                idle.add(new ReleaseRequest(g.owner(), g.line(), g.node(), units));
            }
        }
        return idle;
    }
}
