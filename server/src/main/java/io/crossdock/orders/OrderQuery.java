package io.crossdock.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A selection of orders; null matches all.
 *
 * @param text part of the reference or of the customer's name or e-mail, or the beginning of a SKU, in any case; an
 *     order id matches that order
 * @param among only these orders, for instance those at a stage; any number, null for all
 * @param below only orders with a smaller id: the last id of the previous page
 * @param limit most orders, 1 to {@link #LIMIT_MAX}
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
