package io.crossdock.payments;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Sums over all orders in one currency, in minor units.
 *
 * @param currency the currency, ISO 4217
 */
public record CurrencyTotal(
        String currency,
        long authorizedMinor,
        long capturedMinor,
        long refundedMinor,
        long invoicedMinor,
        @JsonUnwrapped Rest rest) {

    /**
     * What of it went another way.
     *
     * @param voidedMinor authorized and given back without capture
     * @param disputedMinor charged back by customers' banks, and not given again
     * @param owedMinor what channels that have the money have to pay back, and have not
     */
    public record Rest(long voidedMinor, long disputedMinor, long owedMinor) {}
}
