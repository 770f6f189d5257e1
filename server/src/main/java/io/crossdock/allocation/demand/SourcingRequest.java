package io.crossdock.allocation.demand;

import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
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
        return of(order.id(), order.channel(), order.service(), order.customer(), order.shipTo(), order.fulfillment());
    }

    public static SourcingRequest of(NewOrder order) {
        return of(order.id(), order.channel(), order.service(), order.customer(), order.shipTo(), order.fulfillment());
    }

    private static SourcingRequest of(
            OrderId id, String channel, String service, Customer customer, Address to, DeliveryMethod way) {
        return new SourcingRequest(
                id.value(), channel, service, customer.tier(), to.country(), to.region(), to.postalCode(), way);
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
