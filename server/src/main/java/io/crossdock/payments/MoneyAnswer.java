package io.crossdock.payments;

import org.jspecify.annotations.Nullable;

/**
 * What a provider said about one request, in its answer or later in a webhook.
 *
 * @param key as in {@link MoneyOrder.Call#key()}
 * @param result {@link Result#ACCEPTED}: it will say later
 * @param pspReference the provider's own reference
 * @param reason why not, for people; empty otherwise
 */
public record MoneyAnswer(String key, Result result, @Nullable String pspReference, String reason) {

    /** How it ended, or that it has not. */
    public enum Result {
        ACCEPTED,
        DONE,
        REFUSED
    }
}
