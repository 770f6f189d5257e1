package io.crossdock.allocation.demand;

import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import org.jspecify.annotations.Nullable;

/**
 * Request of an order or a cart, as far as the choice of nodes depends on it.
 *
 * @param id id of the order, or a number of its own
 * @param service service that the customer bought
 * @param tier customer tier; null where it is unknown
 */
public record SourcingRequest(
        long id,
        String channel,
        String service,
        @Nullable String tier,
        String country,
        @Nullable String region,
        String postalCode,
        DeliveryMethod way) {

    public static SourcingRequest of(Order order) {
        var to = order.shipTo();
        return new SourcingRequest(
                order.id().value(),
                order.channel(),
                order.service(),
                order.customer().tier(),
                to.country(),
                to.region(),
                to.postalCode(),
                order.fulfillment());
    }

    public static SourcingRequest of(NewOrder order) {
        var to = order.shipTo();
        return new SourcingRequest(
                order.id().value(),
                order.channel(),
                order.service(),
                order.customer().tier(),
                to.country(),
                to.region(),
                to.postalCode(),
                order.fulfillment());
    }

    /** The service by which goods leave nodes; pickup and same-day have rates and cutoffs of their own. */
    public String carriedBy() {
        return switch (way.kind()) {
            case DeliveryMethod.PICKUP -> DeliveryMethod.PICKUP;
            case DeliveryMethod.SAME_DAY -> DeliveryMethod.SAME_DAY;
            case String other -> service;
        };
    }
}
