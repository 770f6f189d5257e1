package io.crossdock.inventory;

import org.jspecify.annotations.Nullable;

/**
 * Units of a SKU that an order waits for, on any node that may serve it.
 *
 * @param channel of the order; null: it gets what anybody may have
 */
public record Wanted(long order, String sku, long quantity, @Nullable String channel) {

    /** Waits for what anybody may have. */
    public Wanted(long order, String sku, long quantity) {
        this(order, sku, quantity, null);
    }
}
