package io.crossdock.inventory.count.internal;

import io.crossdock.inventory.count.Adjustments.AdjustmentReason;
import io.crossdock.inventory.count.Adjustments.Direction;

/** Decides whether an adjustment needs a second person. */
final class ApprovalRule {

    private ApprovalRule() {}

    /** Units, in either direction, and their value in minor units. */
    record Extent(long units, long valueMinor) {

        static final Extent NONE = new Extent(0, 0);

        static Extent of(long change, long priceMinor) {
            long units = Math.abs(change);
            long value;
            try {
                value = Math.multiplyExact(units, priceMinor);
            } catch (ArithmeticException e) {
                value = Long.MAX_VALUE;
            }
            return new Extent(units, value);
        }

        Extent plus(Extent other) {
            return new Extent(units + other.units, saturated(valueMinor, other.valueMinor));
        }

        private static long saturated(long a, long b) {
            return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
        }
    }

    /** @param within this adjustment, and those of the same person, reason and row within a day that nobody approved */
    static boolean aloneAllowed(AdjustmentReason reason, Extent within) {
        var units = reason.unitsMax();
        var value = reason.valueMaxMinor();
        return (units == null || within.units <= units) && (value == null || within.valueMinor <= value);
    }

    static boolean fits(Direction direction, long change) {
        return switch (direction) {
            case IN -> change > 0;
            case OUT -> change < 0;
            case BOTH -> change != 0;
        };
    }
}
