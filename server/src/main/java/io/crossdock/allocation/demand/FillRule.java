package io.crossdock.allocation.demand;

import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Demand.InPlaceOf;
import io.crossdock.sourcing.RejectionReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Fills orders that lack units. Every line first gets the units that exist of its own SKU; then, line by line, the best
 * substitute that covers all that the line still lacks takes its place. So a line never has more than two SKUs. No I/O.
 */
public final class FillRule {

    private FillRule() {}

    /**
     * An order with substitutes.
     *
     * @param originals of what was ordered as much as there is
     * @param substitutes with what they are in place of
     * @param missing units per line beyond its own SKU, substituted or not
     */
    public record Filled(List<DemandLine> originals, List<DemandLine> substitutes, Map<UnitLine, Long> missing) {

        /** Whether nothing lacks any more, and something was substituted. */
        public boolean whole() {
            return !substitutes.isEmpty() && substitutes.size() == missing.size();
        }

        public List<DemandLine> lines() {
            var lines = new ArrayList<>(originals);
            lines.addAll(substitutes);
            return lines;
        }
    }

    /**
     * Fills an order.
     *
     * @param instead per line its substitutes, the best first; their quantities don't matter
     * @param reach units per SKU that the order may have
     * @param why what keeps a line's own units back
     */
    public static Filled fill(
            List<DemandLine> wanted,
            Map<UnitLine, List<DemandLine>> instead,
            Map<String, Long> reach,
            Function<DemandLine, RejectionReason> why) {
        var left = new HashMap<>(reach);
        var originals = new ArrayList<DemandLine>();
        var had = new HashMap<UnitLine, Long>();
        for (var line : wanted) {
            long units = Math.min(line.quantity(), left.getOrDefault(line.sku(), 0L));
            left.merge(line.sku(), -units, Long::sum);
            had.put(line.line(), units);
            if (units > 0) {
                originals.add(line.of(units));
            }
        }
        var substitutes = new ArrayList<DemandLine>();
        var missing = new HashMap<UnitLine, Long>();
        for (var line : wanted) {
            long lacks = line.quantity() - had.get(line.line());
            if (lacks > 0) {
                missing.put(line.line(), lacks);
                instead.getOrDefault(line.line(), List.of()).stream()
                        .filter(s -> left.getOrDefault(s.sku(), 0L) >= lacks)
                        .findFirst()
                        .ifPresent(s -> {
                            left.merge(s.sku(), -lacks, Long::sum);
                            var lacking = new InPlaceOf(line, had.get(line.line()), why.apply(line));
                            substitutes.add(
                                    new DemandLine(s.line(), s.sku(), lacks, s.weightGrams(), s.traits(), lacking));
                        });
            }
        }
        return new Filled(originals, substitutes, missing);
    }
}
