package io.crossdock.payments;

import org.jspecify.annotations.Nullable;

/**
 * Something that a provider charges for an order.
 *
 * @param tender number among the order's, from 1; it stands in keys
 * @param type such as {@code card} or {@code gift-card}
 * @param provider name of the payment provider
 * @param token what the provider knows it by
 * @param limitMinor the most that it is charged; zero or more
 * @param chargeSequence unique in the order; 1 is charged first
 * @param refundSequence unique in the order; 1 gets money back first
 */
public record NewTender(
        int tender,
        String type,
        String provider,
        @Nullable String token,
        long limitMinor,
        int chargeSequence,
        int refundSequence) {}
