package io.crossdock.inventory.stock;

import io.crossdock.inventory.Inventory;
import java.util.Collection;

/** Bounds that every verb checks before it locks anything. A caller that breaks one has a bug. */
public final class InputBounds {

    private InputBounds() {}

    /** At most {@link Inventory#BATCH_MAX} elements. */
    public static void bounded(Collection<?> elements) {
        if (elements.size() > Inventory.BATCH_MAX) {
            throw new IllegalArgumentException(
                    "at most " + Inventory.BATCH_MAX + " elements in one call, not " + elements.size());
        }
    }

    public static long positive(long units) {
        if (units <= 0) {
            throw new IllegalArgumentException("a quantity must be above zero: " + units);
        }
        return units;
    }

    public static long notNegative(long units) {
        if (units < 0) {
            throw new IllegalArgumentException("units must not be negative: " + units);
        }
        return units;
    }
}
