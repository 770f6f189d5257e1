package io.crossdock.allocation.substitution;

import io.crossdock.allocation.demand.FillRule.Filled;
import io.crossdock.allocation.substitution.SubstituteChoices.Choice;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.LineSubstitution;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import java.time.Instant;
import java.time.ZoneOffset;

/** Rules for substitutes: which SKU may replace another, and its price. No I/O. */
final class SubstituteRule {

    private SubstituteRule() {}

    /** Substitutes chosen on the current figures. */
    record Offer(Choice choice, Filled filled) {}

    /** Whether units of the one may replace units of the other now: same base unit, and on sale. */
    static boolean fits(Sku ordered, Sku other, Instant now) {
        return other.unit().equals(ordered.unit())
                && (other.preorderDate() == null
                        || !other.preorderDate()
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                                .isAfter(now));
    }

    /**
     * Price of a unit of a substitute: the agreed price, or its list price where that is lower and in the order's
     * currency.
     */
    static long unitPriceMinor(Order order, OrderLine line, Sku substitute) {
        boolean known = substitute.priceMinor() > 0 && substitute.currency().equals(order.currency());
        return known ? Math.min(line.unitPriceMinor(), substitute.priceMinor()) : line.unitPriceMinor();
    }

    static LineSubstitution substitution(Order order, OrderLine line, Sku substitute, long units, String reason) {
        long price = unitPriceMinor(order, line, substitute);
        return new LineSubstitution(
                order.id().value(),
                line.line(),
                substitute.code(),
                substitute.name(),
                units,
                price,
                price < line.unitPriceMinor(),
                reason);
    }
}
