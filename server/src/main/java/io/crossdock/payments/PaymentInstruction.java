package io.crossdock.payments;

import io.crossdock.shared.Money;
import org.jspecify.annotations.Nullable;

/** Result of planning a payment request: a call to the provider, or nothing to do. */
public sealed interface PaymentInstruction {

    /**
     * A call to the provider. It is stored before it is made, under a key that stays the same over retries.
     *
     * @param key idempotency key and merchant reference; starts with the subject's name, {@code F12-capture}
     * @param token the stored payment method
     * @param payer what the provider knows the customer by; null where the order names nothing
     * @param provider name of the provider to ask
     * @param authorization the authorization that the call belongs to; an authorization belongs to itself
     */
    record Call(
            PaymentOperation kind,
            String key,
            Money amount,
            String token,
            @Nullable String payer,
            String provider,
            Authorization authorization)
            implements PaymentInstruction {}

    /**
     * The authorization that a call belongs to.
     *
     * @param key to ask for it again where its answer is not known
     * @param reference the provider's own; null for an authorization, and for a void while the answer to the
     *     authorization is not known
     */
    record Authorization(String key, Money amount, @Nullable String reference) {}

    /** Nothing to ask the provider. */
    record Settled(MovementState state) implements PaymentInstruction {}
}
