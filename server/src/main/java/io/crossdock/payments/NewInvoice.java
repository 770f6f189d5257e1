package io.crossdock.payments;

import java.util.List;

/**
 * Shipped goods to invoice.
 *
 * @param fulfillment has one invoice at most
 */
public record NewInvoice(long fulfillment, long order, List<PaymentRequest.Units> units) {

    public NewInvoice {
        units = List.copyOf(units);
    }
}
