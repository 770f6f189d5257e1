package io.crossdock.payments;

/**
 * Sums over all orders in one currency, in minor units.
 *
 * @param currency the currency, ISO 4217
 * @param disputedMinor charged back by customers' banks, and not given again
 * @param owedMinor what channels that have the money have to pay back, and have not
 */
public record CurrencyTotal(
        String currency,
        long authorizedMinor,
        long capturedMinor,
        long refundedMinor,
        long invoicedMinor,
        long voidedMinor,
        long disputedMinor,
        long owedMinor) {}
