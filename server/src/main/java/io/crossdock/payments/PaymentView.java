package io.crossdock.payments;

/** Balances of an order's money, in minor units; zero or more. */
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
        long disputedMinor) {}
