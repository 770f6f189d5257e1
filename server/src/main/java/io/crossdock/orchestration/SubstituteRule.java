package io.crossdock.orchestration;

import io.crossdock.masterdata.Sku;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Substitution;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Demand.InPlaceOf;
import io.crossdock.sourcing.Reason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is sent where an order lacks units. Every line gets what there is of its own SKU first; then, line by line, the best substitute that covers
 * all that the line still lacks takes its place. So a line is never of more than two SKUs. No I/O.
 */
final class SubstituteRule {

    private SubstituteRule() {}

    /**
     * An order with substitutes.
     *
     * @param originals of what was ordered as much as there is
     * @param substitutes under numbers of their own, with what they are in place of
     * @param missing units per line beyond its own SKU, substituted or not
     */
    record Filled(List<DemandLine> originals, List<DemandLine> substitutes, Map<Integer, Long> missing) {

        /** Whether nothing lacks any more, and something was substituted. */
        boolean whole() {
            return !substitutes.isEmpty() && substitutes.size() == missing.size();
        }

        List<DemandLine> lines() {
            var lines = new ArrayList<>(originals);
            lines.addAll(substitutes);
            return lines;
        }
    }

    /**
     * Fills an order.
     *
     * @param instead per line its substitutes, the best first, under their numbers; their quantities don't matter
     * @param reach units per SKU that the order may have
     * @param why what keeps a line's own units back
     */
    static Filled fill(
            List<DemandLine> wanted, Map<Integer, List<DemandLine>> instead, Map<String, Long> reach, Function<DemandLine, Reason> why) {
        var left = new HashMap<>(reach);
        var originals = new ArrayList<DemandLine>();
        var had = new HashMap<Integer, Long>();
        for (var line : wanted) {
            long units = Math.min(line.quantity(), left.getOrDefault(line.sku(), 0L));
            left.merge(line.sku(), -units, Long::sum);
            had.put(line.line(), units);
            if (units > 0) {
                originals.add(line.of(units));
            }
        }
        var substitutes = new ArrayList<DemandLine>();
        var missing = new HashMap<Integer, Long>();
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
                            substitutes.add(new DemandLine(s.line(), s.sku(), lacks, s.weightGrams(), s.traits(), lacking));
                        });
            }
        }
        return new Filled(originals, substitutes, missing);
    }

    /** Whether units of one may take the place of units of the other now: counted alike, and on sale. */
    static boolean fits(Sku ordered, Sku other, Instant now) {
        return other.unit().equals(ordered.unit())
                && (other.preorderDate() == null || !other.preorderDate().atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(now));
    }

    /** What a unit of a substitute is charged: what was agreed, or its list price where that is known in the order's currency and lower. */
    static long unitPriceMinor(Order order, OrderLine line, Sku substitute) {
        boolean known = substitute.priceMinor() > 0 && substitute.currency().equals(order.currency());
        return known ? Math.min(line.unitPriceMinor(), substitute.priceMinor()) : line.unitPriceMinor();
    }

    static Substitution substitution(Order order, OrderLine line, Sku substitute, long units, String reason) {
        long price = unitPriceMinor(order, line, substitute);
        return new Substitution(
                order.id().value(), line.line(), substitute.code(), substitute.name(), units, price, price < line.unitPriceMinor(), reason);
    }
}
