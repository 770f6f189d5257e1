package io.crossdock.allocation.demand;

import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import io.crossdock.shared.GroupRef;
import org.jspecify.annotations.Nullable;

/**
 * Request of an order or a cart, as far as the choice of nodes depends on it.
 *
 * @param id id of the order, or a number of its own
 * @param service service that the customer bought
 * @param tier customer tier; null where it is unknown
 * @param group number of the order's delivery group; 1 for the first
 */
public record SourcingRequest(
        long id,
        String channel,
        String service,
        @Nullable String tier,
        String country,
        @Nullable String region,
        String postalCode,
        DeliveryMethod way,
        int group) {

    /** The group that it is of. */
    public GroupRef ref() {
        return new GroupRef(id, group);
    }

    /** What an order asks for, or one {@link Order#parts part} of it. */
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
                order.fulfillment(),
                order.number());
    }

    /** What an order with one group asks for. */
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
                order.fulfillment(),
                GroupRef.FIRST);
    }

    /** The service by which goods leave nodes; pickup, same-day and digital have rates and cutoffs of their own. */
    public String carriedBy() {
        return switch (way.kind()) {
            case DeliveryMethod.PICKUP, DeliveryMethod.CURBSIDE -> DeliveryMethod.PICKUP;
            case DeliveryMethod.SAME_DAY -> DeliveryMethod.SAME_DAY;
            case DeliveryMethod.DIGITAL -> DeliveryMethod.DIGITAL;
            case String other -> service;
        };
    }
}
