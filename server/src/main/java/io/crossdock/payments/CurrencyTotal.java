package io.crossdock.payments;

/**
 * Sums over all orders in one currency, in minor units.
 *
 * @param currency the currency, ISO 4217
 */
public record CurrencyTotal(
        String currency, long authorizedMinor, long capturedMinor, long refundedMinor, long invoicedMinor) {}
