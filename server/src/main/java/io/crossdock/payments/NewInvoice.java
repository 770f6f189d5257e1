package io.crossdock.payments;

import java.util.List;

/**
 * Shipped goods, with the services that are due with them, or an order of services, to invoice.
 *
 * @param fulfillment has one invoice at most; the order itself where it has no goods
 */
public record NewInvoice(long fulfillment, long order, List<PaymentRequest.Units> units) {

    public NewInvoice {
        units = List.copyOf(units);
    }
}
