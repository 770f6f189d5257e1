package io.crossdock.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders.
 *
 * @param among only these orders, for instance those at a stage; any number, null for all
 * @param after only orders behind this one, the last of the previous page; null for the first page
 * @param limit most orders, 1 to {@link #LIMIT_MAX}
 */
public record OrderQuery(
        OrderFilter filter,
        @Nullable List<Long> among,
        @Nullable OrderId after,
        int limit) {

    public static final int LIMIT_MAX = 501;

    public OrderQuery {
        among = among == null ? null : List.copyOf(among);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit is 1 to " + LIMIT_MAX + ", not " + limit);
        }
    }
}
