package io.crossdock.sourcing.internal;

import io.crossdock.sourcing.Decision.Cost;
import io.crossdock.sourcing.Decision.Part;
import io.crossdock.sourcing.Decision.Placement;
import io.crossdock.sourcing.Demand.DemandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which node sends how much of which line, priced. */
final class Plan {

    /** Units of a line by its position in the demand. */
    private record Slot(int line, int node) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            return line != other.line ? Integer.compare(line, other.line) : Integer.compare(node, other.node);
        }
    }

    private static final class Load {
        long grams;
        long quantity;
    }

    private final Map<Slot, Long> slots = new TreeMap<>();
    private final Map<Integer, Load> loads = new TreeMap<>();

    void add(Tokens.Piece piece, int node) {
        slots.merge(new Slot(piece.line(), node), piece.quantity(), Long::sum);
        var load = loads.computeIfAbsent(node, _ -> new Load());
        load.grams += piece.weightGrams();
        load.quantity += piece.quantity();
    }

    /** Takes the units off, so that later orders do not see them. */
    void take(List<Units> skus) {
        slots.forEach((slot, quantity) -> skus.get(slot.line()).take(slot.node(), quantity));
    }

    List<Placement> placements(List<DemandLine> lines, Network network) {
        var placements = new ArrayList<Placement>(slots.size());
        slots.forEach((slot, quantity) -> {
            var line = lines.get(slot.line());
            placements.add(new Placement(line.line(), line.sku(), network.nodes[slot.node()].code(), quantity));
        });
        return placements;
    }

    List<Part> parts(Network network, byte[] zones, RateCard.Service service) {
        var parts = new ArrayList<Part>(loads.size());
        loads.forEach((node, load) -> parts.add(new Part(
                network.nodes[node].code(),
                zones[node] + 1,
                load.grams,
                service.price(zones[node], load.grams),
                network.handling[node] * load.quantity + network.fixed[node],
                service.transitDays()[zones[node]])));
        return parts;
    }

    static Cost cost(List<Part> parts, long split) {
        return new Cost(
                parts.stream().mapToLong(Part::shippingMinor).sum(),
                parts.stream().mapToLong(Part::handlingMinor).sum(),
                split * (parts.size() - 1));
    }
}
