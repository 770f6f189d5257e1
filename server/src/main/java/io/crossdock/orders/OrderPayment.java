package io.crossdock.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an order is paid. Passed to payments, not stored here.
 *
 * @param authorization what the checkout has authorized already; null where Crossdock does it. For cards alone
 * @param received whether the money is there; an order that waits for it is not released
 * @param method {@code card}: authorized and captured by Crossdock; {@code collected}: the channel has the money
 * @param token the payment provider's token of the card; never a card number
 * @param reference the channel's own reference of the payment
 */
public record OrderPayment(
        String method,
        @Nullable String token,
        @Nullable String reference,
        boolean received,
        @Nullable Authorization authorization) {

    /**
     * Money that the checkout has reserved for the whole order, at the provider that the token is for.
     *
     * @param reference the provider's reference of it
     */
    public record Authorization(String reference, Instant expiresAt) {}

    /** An order whose money is there, or is authorized by Crossdock. */
    public OrderPayment(String method, @Nullable String token, @Nullable String reference) {
        this(method, token, reference, true, null);
    }

    public static final String CARD = "card";
    public static final String COLLECTED = "collected";
}
