package io.crossdock.payments;

import io.crossdock.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A provider's answer about one request, to the call or later by webhook.
 *
 * @param key as in {@link PaymentInstruction.Call#key()}
 * @param result {@link Result#ACCEPTED}: the provider reports the result later
 * @param reference the provider's own reference
 * @param reason the refusal's reason, for people; empty otherwise
 * @param moved the amount that was moved; null where the provider names none
 */
public record PaymentAnswer(
        String key,
        Result result,
        @Nullable String reference,
        String reason,
        @Nullable Money moved) {

    /** An answer that names no amount. */
    public PaymentAnswer(String key, Result result, @Nullable String reference, String reason) {
        this(key, result, reference, reason, null);
    }

    /** The result of a request, or that it is still open. */
    public enum Result {
        ACCEPTED,
        DONE,
        REFUSED
    }
}
