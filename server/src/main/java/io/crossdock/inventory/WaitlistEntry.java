package io.crossdock.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Units of a SKU that an order waits for, on any node that may serve it.
 *
 * @param channel of the order; null: it gets what anybody may have
 * @param keptBack what keeps the order from units that are there, a word for people; null: it waits for stock and
 *     nothing else
 */
public record WaitlistEntry(
        long order,
        String sku,
        long quantity,
        @Nullable String channel,
        QueuePosition turn,
        @Nullable String keptBack) {

    /** The place of orders of which no time is known: behind all others, by id. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** Waits for stock, without a rank. */
    public WaitlistEntry(long order, String sku, long quantity, @Nullable String channel, Instant since) {
        this(order, sku, quantity, channel, new QueuePosition(since, 0), null);
    }

    /** Waits behind all whose time is known. */
    public WaitlistEntry(long order, String sku, long quantity, @Nullable String channel) {
        this(order, sku, quantity, channel, LAST);
    }

    /** Waits for what anybody may have, behind all whose time is known. */
    public WaitlistEntry(long order, String sku, long quantity) {
        this(order, sku, quantity, null, LAST);
    }
}
