package io.crossdock.payments;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Data of every fact about money: the change and its cause.
 *
 * @param order the order, {@code O12}
 * @param key key of the request; it begins with the subject that caused it
 * @param amountMinor of this tender alone, where the order is paid with several
 * @param source {@code provider}, {@code channel}, {@code outside} (the provider, unasked) or {@code person}
 * @param reason the refusal's reason, the provider's word or the person's reference; empty otherwise
 * @param tender type of the tender that it moved on, such as {@code gift-card}; null where it is of the whole order,
 *     and in older facts
 */
public record MoneyMoved(
        String order,
        String key,
        long amountMinor,
        String currency,
        String source,
        String reason,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String tender) {

    /** Of the whole order. */
    public MoneyMoved(String order, String key, long amountMinor, String currency, String source, String reason) {
        this(order, key, amountMinor, currency, source, reason, null);
    }
}
