package io.crossdock.payments;

/**
 * Balances of an order's money, in minor units; zero or more.
 *
 * @param owedMinor what the channel that has the money has to pay back, and has not
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
        long owedMinor) {}
