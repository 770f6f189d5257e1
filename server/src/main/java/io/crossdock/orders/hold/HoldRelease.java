package io.crossdock.orders.hold;

import io.crossdock.orders.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Holds of an order to release.
 *
 * @param hold number of the hold; 0: all active ones of the type
 * @param type code of a type; null where {@code hold} says it
 * @param note why, in the words of who releases it; empty: none
 */
public record HoldRelease(
        OrderId order, long hold, @Nullable String type, String note) {}
