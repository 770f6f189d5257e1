package io.crossdock.payments;

import java.util.List;

/**
 * Balances of an order's money, in minor units; zero or more.
 *
 * @param owedMinor what the channel that has the money has to pay back, and has not
 * @param prepaidMinor captured before goods left, less what has paid for goods that left
 * @param tenders with what it is paid, in the sequence in which they are charged; their balances add up to those above
 */
public record PaymentView(
        long order,
        String method,
        String currency,
        long totalMinor,
        long authorizedMinor,
        long capturedMinor,
        long refundedMinor,
        long voidedMinor,
        long invoicedMinor,
        long disputedMinor,
        long owedMinor,
        long prepaidMinor,
        List<TenderView> tenders) {

    public PaymentView {
        tenders = List.copyOf(tenders);
    }
}
