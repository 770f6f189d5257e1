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
     * @param pspReference the provider's name of the authorization; null for an authorization, and for a void while the
     *     answer to the authorization is not known
     * @param authKey key of the authorization, to ask for it again where the answer is not known
     * @param authorized amount of the authorization
     */
    record Call(
            PaymentOperation kind,
            String key,
            Money amount,
            String token,
            @Nullable String pspReference,
            String authKey,
            Money authorized)
            implements PaymentInstruction {}

    /** Nothing to ask. */
    record Settled(MovementState state) implements PaymentInstruction {}
}
