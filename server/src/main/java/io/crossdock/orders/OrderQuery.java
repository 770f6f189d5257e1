package io.crossdock.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to list; null matches all.
 *
 * @param text part of the reference, the customer's name or e-mail, or a line's SKU, in any case; an order id matches
 *     that order
 * @param among only these, for instance those at a stage; any number, null for all
 * @param below only orders with a smaller id: the last id of the page before
 * @param limit orders at most, 1 to {@link #LIMIT_MAX}
 */
public record OrderQuery(
        @Nullable String channel,
        @Nullable String reference,
        @Nullable OrderState state,
        @Nullable String text,
        @Nullable List<Long> among,
        @Nullable OrderId below,
        int limit) {

    public static final int LIMIT_MAX = 501;

    public OrderQuery {
        among = among == null ? null : List.copyOf(among);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit is 1 to " + LIMIT_MAX + ", not " + limit);
        }
    }
}
