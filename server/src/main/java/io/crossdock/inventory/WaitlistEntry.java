package io.crossdock.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Units of a SKU that an order waits for, at any node that may serve it.
 *
 * @param channel the order's channel; null: only units outside ring fences
 * @param keptBack word for people that names what keeps the order from units in stock; null: it waits for stock only
 */
public record WaitlistEntry(
        long order,
        String sku,
        long quantity,
        @Nullable String channel,
        QueuePosition turn,
        @Nullable String keptBack) {

    /** Waiting time of orders without a known one: behind all others, by id. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** An order that waits for stock, without a rank. */
    public WaitlistEntry(long order, String sku, long quantity, @Nullable String channel, Instant since) {
        this(order, sku, quantity, channel, new QueuePosition(since, 0), null);
    }

    /** An order that waits behind all with a known time. */
    public WaitlistEntry(long order, String sku, long quantity, @Nullable String channel) {
        this(order, sku, quantity, channel, LAST);
    }

    /** An order that waits for units outside ring fences, behind all with a known time. */
    public WaitlistEntry(long order, String sku, long quantity) {
        this(order, sku, quantity, null, LAST);
    }
}
