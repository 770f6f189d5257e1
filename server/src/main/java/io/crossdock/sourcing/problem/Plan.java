package io.crossdock.sourcing.problem;

import io.crossdock.sourcing.Decision.Cost;
import io.crossdock.sourcing.Decision.Part;
import io.crossdock.sourcing.Decision.Placement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A priced plan: which node sends how many units of which line. */
public final class Plan {

    /** Units of one line at one node; the line is its position in the demand. */
    private record Slot(int line, int node) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            return line != other.line ? Integer.compare(line, other.line) : Integer.compare(node, other.node);
        }
    }

    private static final class Load {
        long grams;
        long quantity;
        long lines;
        long worth;
    }

    private final Map<Slot, Long> slots = new TreeMap<>();

    public void add(Pieces.Piece piece, int node) {
        add(piece.line(), node, piece.quantity());
    }

    public void add(int line, int node, long quantity) {
        slots.merge(new Slot(line, node), quantity, Long::sum);
    }

    /** Number of nodes. */
    public int nodes() {
        return (int) slots.keySet().stream().mapToInt(Slot::node).distinct().count();
    }

    /** The node that sends all of a line; -1 where several nodes do. */
    public int only(int line) {
        var nodes = slots.keySet().stream()
                .filter(slot -> slot.line() == line)
                .mapToInt(Slot::node)
                .toArray();
        return nodes.length == 1 ? nodes[0] : -1;
    }

    /** Whether every node has capacity for its units. */
    public boolean hasRoom(SourcingProblem ask) {
        return loads(ask).entrySet().stream()
                .allMatch(load -> load.getValue().quantity <= ask.lanes().unitsLeft[load.getKey()]);
    }

    /** The same plan with one line at another node. */
    public Plan moved(int line, int to) {
        var plan = new Plan();
        slots.forEach((slot, quantity) -> plan.add(slot.line(), slot.line() == line ? to : slot.node(), quantity));
        return plan;
    }

    /** Subtracts its units and capacity from the supply, so that later orders do not see them. */
    public void take(SourcingProblem ask) {
        slots.forEach((slot, quantity) -> ask.all().get(slot.line()).take(slot.node(), quantity));
        if (!ask.lanes().plain) {
            loads(ask).forEach((node, load) -> ask.lanes().take(node, load.quantity));
        }
    }

    public List<Placement> placements(SourcingProblem ask) {
        var placements = new ArrayList<Placement>(slots.size());
        slots.forEach((slot, quantity) -> {
            var line = ask.lines().get(slot.line());
            placements.add(new Placement(
                    line.line(), line.sku(), ask.lanes().nodes[slot.node()].code(), quantity));
        });
        return placements;
    }

    private Map<Integer, Load> loads(SourcingProblem ask) {
        var loads = new TreeMap<Integer, Load>();
        slots.forEach((slot, quantity) -> {
            var load = loads.computeIfAbsent(slot.node(), _ -> new Load());
            load.grams +=
                    Math.multiplyExact(quantity, ask.lines().get(slot.line()).weightGrams());
            load.quantity += quantity;
            load.lines++;
            load.worth += quantity * ask.skus().get(slot.line()).price(slot.node());
        });
        return loads;
    }

    public List<Part> parts(SourcingProblem ask) {
        var loads = loads(ask);
        var parts = new ArrayList<Part>(loads.size());
        loads.forEach((node, load) -> parts.add(part(ask, node, load)));
        return parts;
    }

    private static Part part(SourcingProblem ask, int node, Load load) {
        var lanes = ask.lanes();
        int zone = ask.zones()[node];
        var service = ask.service(node, load.grams);
        long leaves = lanes.leaves(service.name())[node];
        var shipsAt = leaves == NodeTable.AT_ONCE ? null : Instant.ofEpochMilli(leaves);
        return new Part(
                lanes.nodes[node].code(),
                service.name(),
                zone + 1,
                load.grams,
                service.price(zone, load.grams),
                lanes.handling[node] * load.quantity + lanes.fixed[node],
                lanes.labor[node] * load.quantity,
                ask.lateMinor(service, node),
                ask.objective().rejectMinor(lanes.reject[node]) * load.lines,
                load.worth,
                service.transitDays()[zone],
                shipsAt,
                shipsAt == null ? null : shipsAt.plus(Duration.ofDays(service.transitDays()[zone])));
    }

    public static Cost cost(List<Part> parts, long split) {
        long shipping = 0;
        long handling = 0;
        long labor = 0;
        long late = 0;
        long reject = 0;
        long worth = 0;
        for (var part : parts) {
            shipping += part.shippingMinor();
            handling += part.handlingMinor();
            labor += part.laborMinor();
            late += part.lateMinor();
            reject += part.rejectMinor();
            worth += part.opportunityMinor();
        }
        return new Cost(shipping, handling, split * (parts.size() - 1), labor, late, reject, worth);
    }

    /** Cost, weighted, in thousandths; surcharges of a counterfactual included. */
    public long weighed(SourcingProblem ask) {
        long cost = ask.objective().weigh(cost(parts(ask), ask.objective().splitMinor()));
        var surcharge = ask.lanes().surcharge;
        return surcharge == null
                ? cost
                : cost
                        + loads(ask).keySet().stream()
                                .mapToLong(k -> surcharge[k])
                                .sum();
    }
}
