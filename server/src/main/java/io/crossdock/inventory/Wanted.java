package io.crossdock.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Units of a SKU that an order waits for, on any node that may serve it.
 *
 * @param channel of the order; null: it gets what anybody may have
 * @param since its place in the queue: the earlier is served first; of two with the same the lower id
 */
public record Wanted(long order, String sku, long quantity, @Nullable String channel, Instant since) {

    /** The place of orders of which no time is known: behind all others, by id. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** Waits behind all whose time is known. */
    public Wanted(long order, String sku, long quantity, @Nullable String channel) {
        this(order, sku, quantity, channel, LAST);
    }

    /** Waits for what anybody may have, behind all whose time is known. */
    public Wanted(long order, String sku, long quantity) {
        this(order, sku, quantity, null, LAST);
    }
}
