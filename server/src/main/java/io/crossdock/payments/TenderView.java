package io.crossdock.payments;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A tender of an order, in the order in which tenders are charged.
 *
 * @param tender number among the order's, from 1; from 2 on it stands in keys: {@code F12-t2-capture}
 * @param type such as {@code card} or {@code gift-card}; {@code channel}: the channel has the money
 * @param provider name of the payment provider
 * @param token what the provider charges it by, such as the id of a gift card; null: the channel has the money
 * @param limitMinor the most that it is charged, in minor units
 * @param sequence its place among the order's tenders
 * @param balances what has moved on it
 */
public record TenderView(
        int tender,
        String type,
        String provider,
        @Nullable String token,
        long limitMinor,
        @JsonUnwrapped Sequence sequence,
        @JsonUnwrapped Balances balances) {

    /**
     * Its place among the order's tenders.
     *
     * @param chargeSequence 1 is charged first
     * @param refundSequence 1 gets money back first
     */
    public record Sequence(int chargeSequence, int refundSequence) {}

    /**
     * What has moved on it, in minor units; zero or more.
     *
     * @param voidedMinor authorized and given back without capture
     * @param disputedMinor charged back by the customer's bank, and not given again
     */
    public record Balances(
            long authorizedMinor, long capturedMinor, long refundedMinor, long voidedMinor, long disputedMinor) {}
}
