package io.crossdock.storedvalue;

import io.crossdock.payments.PaymentOperation;
import io.crossdock.shared.Money;

/**
 * A request to move stored value.
 *
 * @param key the same key is one request, and gets the same answer
 * @param token the account, as {@link ValueId} prints it
 * @param amount of a void, what is thought to be open; all that is open is released
 * @param reservation key of the request that reserved; that of {@code AUTHORIZE} is its own
 */
public record ValueMove(PaymentOperation kind, String key, String token, Money amount, String reservation) {}
