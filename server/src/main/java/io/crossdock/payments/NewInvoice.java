package io.crossdock.payments;

import java.util.List;

/**
 * Shipped goods, with the services that are due with them, or an order of services, to invoice.
 *
 * @param fulfillment has one invoice at most; the order itself where it has no goods
 * @param level whether shipping and surcharges of the order are charged with it, where they are still to be charged
 */
public record NewInvoice(long fulfillment, long order, List<PaymentRequest.Units> units, Level level) {

    /** When shipping and surcharges of the order are charged. */
    public enum Level {
        /** With these goods. */
        NOW,
        /** With goods that are carried or collected and have not left yet. */
        LATER
    }

    /** Goods with which shipping and surcharges are charged. */
    public NewInvoice(long fulfillment, long order, List<PaymentRequest.Units> units) {
        this(fulfillment, order, units, Level.NOW);
    }

    public NewInvoice {
        units = List.copyOf(units);
    }
}
