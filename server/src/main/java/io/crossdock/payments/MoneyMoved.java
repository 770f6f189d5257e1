package io.crossdock.payments;

/**
 * Data of every fact about money: the change and its cause.
 *
 * @param order the order, {@code O12}
 * @param key key of the request; it begins with the subject that caused it
 * @param source {@code provider}, {@code channel}, {@code outside} (the provider, unasked) or {@code person}
 * @param reason the refusal's reason, the provider's word or the person's reference; empty otherwise
 */
public record MoneyMoved(String order, String key, long amountMinor, String currency, String source, String reason) {}
