package io.crossdock.payments;

import io.crossdock.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a provider said about one request, in its answer or later in a webhook.
 *
 * @param key as in {@link PaymentInstruction.Call#key()}
 * @param result {@link Result#ACCEPTED}: it will say later
 * @param reference the provider's own reference
 * @param reason why not, for people; empty otherwise
 * @param moved how much was moved, where the provider says so; null where it does not
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

    /** How it ended, or that it has not. */
    public enum Result {
        ACCEPTED,
        DONE,
        REFUSED
    }
}
