package io.crossdock.orders;

import org.jspecify.annotations.Nullable;

/**
 * How an order is paid. Handed through to payments, not kept here.
 *
 * @param method {@code card}: to be authorized and captured by us; {@code collected}: the channel has the money
 * @param token what the payment provider knows the card by; never a card number
 * @param reference the channel's own reference of the payment
 */
public record OrderPayment(
        String method, @Nullable String token, @Nullable String reference) {

    public static final String CARD = "card";
    public static final String COLLECTED = "collected";
}
