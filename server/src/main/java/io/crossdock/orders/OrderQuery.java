package io.crossdock.orders;

import io.crossdock.orders.seller.SoldBy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders.
 *
 * @param seller only orders of this brand and legal entity; null in it: of any
 * @param among only these orders, for instance those at a stage; any number, null for all
 * @param after only orders behind this one, the last of the previous page; null for the first page
 * @param limit most orders, 1 to {@link #LIMIT_MAX}
 */
public record OrderQuery(
        OrderFilter filter,
        SoldBy seller,
        @Nullable List<Long> among,
        @Nullable OrderId after,
        int limit) {

    public static final int LIMIT_MAX = 501;

    /** Orders of any seller. */
    public OrderQuery(OrderFilter filter, @Nullable List<Long> among, @Nullable OrderId after, int limit) {
        this(filter, SoldBy.NOBODY, among, after, limit);
    }

    public OrderQuery {
        among = among == null ? null : List.copyOf(among);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit is 1 to " + LIMIT_MAX + ", not " + limit);
        }
    }
}
