package io.crossdock.orchestration;

import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import io.crossdock.orders.Way;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants, an order or a cart, as far as the choice of nodes depends on it.
 *
 * @param id of the order, or a number of its own
 * @param service what the customer bought
 * @param tier what kind of customer; null where nobody told
 */
record Wish(
        long id, String channel, String service, @Nullable String tier, String country, @Nullable String region, String postalCode,
        Way way) {

    static Wish of(Order order) {
        var to = order.shipTo();
        return new Wish(
                order.id().value(), order.channel(), order.service(), order.customer().tier(), to.country(), to.region(), to.postalCode(),
                order.fulfillment());
    }

    static Wish of(NewOrder order) {
        var to = order.shipTo();
        return new Wish(
                order.id().value(), order.channel(), order.service(), order.customer().tier(), to.country(), to.region(), to.postalCode(),
                order.fulfillment());
    }

    /** The service by which goods leave nodes: pickup and same-day have rates and cutoffs of their own. */
    String carriedBy() {
        return switch (way.kind()) {
            case Way.PICKUP -> Way.PICKUP;
            case Way.SAME_DAY -> Way.SAME_DAY;
            case String other -> service;
        };
    }
}
