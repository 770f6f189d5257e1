package io.crossdock.payments;

import io.crossdock.shared.Money;
import org.jspecify.annotations.Nullable;

/** What a wish comes to. */
public sealed interface PaymentInstruction {

    /**
     * The provider must be asked. Written down before the call, under a key that stays the same over retries.
     *
     * @param key for the provider, also its merchant reference; starts with the subject's name, {@code F12-capture}
     * @param token the stored payment method
     * @param provider the name of the one to ask
     * @param authorization of the money that is moved; of itself for an authorization
     */
    record Call(
            PaymentOperation kind, String key, Money amount, String token, String provider, Authorization authorization)
            implements PaymentInstruction {}

    /**
     * The authorization that a call is about.
     *
     * @param key to ask for it again where the answer is not known
     * @param reference the provider's own; null for an authorization, and for a void while the answer to the
     *     authorization is not known
     */
    record Authorization(String key, Money amount, @Nullable String reference) {}

    /** Nothing to ask. */
    record Settled(MovementState state) implements PaymentInstruction {}
}
