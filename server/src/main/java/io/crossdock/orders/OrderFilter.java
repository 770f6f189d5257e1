package io.crossdock.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What orders a list shows; null matches all.
 *
 * @param reference the channel's id of the order, or a number that another system has for it
 * @param text part of the reference or of the customer's name or e-mail, the beginning of a SKU, or a whole number that
 *     another system has for the order, in any case; an order id matches that order
 * @param sku the SKU of a line, in any case
 * @param placedFrom earliest time at which the order was placed
 * @param placedBefore time before which it was placed
 */
public record OrderFilter(
        @Nullable String channel,
        @Nullable String reference,
        @Nullable OrderState state,
        @Nullable String text,
        @Nullable String sku,
        @Nullable Instant placedFrom,
        @Nullable Instant placedBefore) {

    public static final OrderFilter ALL = new OrderFilter(null, null, null, null, null, null, null);

    /** Whether it has a time of placement. */
    public boolean dated() {
        return placedFrom != null || placedBefore != null;
    }

    public OrderFilter ofText(@Nullable String other) {
        return new OrderFilter(channel, reference, state, other, sku, placedFrom, placedBefore);
    }
}
