package io.crossdock.allocation.demand;

import io.crossdock.shared.ListIndex;
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
 * Fills orders that lack units. Every line first gets the available units of its own SKU. Then, line by line, the best
 * substitute that covers everything the line still lacks takes its place. A line thus has at most two SKUs. No I/O.
 */
public final class FillRule {

    private FillRule() {}

    /**
     * An order with substitutes.
     *
     * @param originals lines of ordered SKUs, with the available units
     * @param substitutes lines of substitutes, with the line that each replaces
     * @param missing units per line beyond its own SKU, substituted or not
     */
    public record Filled(List<DemandLine> originals, List<DemandLine> substitutes, Map<UnitLine, Long> missing) {

        /** Whether substitutes cover everything that is missing. */
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
     * @param instead substitutes per line, the best first; their quantities are ignored
     * @param reach units per SKU that the order may have
     * @param why reason that keeps a line's own units back
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
            long lacks = line.quantity() - ListIndex.known(had, line.line());
            if (lacks > 0) {
                missing.put(line.line(), lacks);
                instead.getOrDefault(line.line(), List.of()).stream()
                        .filter(s -> left.getOrDefault(s.sku(), 0L) >= lacks)
                        .findFirst()
                        .ifPresent(s -> {
                            left.merge(s.sku(), -lacks, Long::sum);
                            var lacking = new InPlaceOf(line, ListIndex.known(had, line.line()), why.apply(line));
                            substitutes.add(
                                    new DemandLine(s.line(), s.sku(), lacks, s.weightGrams(), s.traits(), lacking));
                        });
            }
        }
        return new Filled(originals, substitutes, missing);
    }
}
