package io.crossdock.payments;

/**
 * Data of every fact about money: the change and its cause.
 *
 * @param order the order, {@code O12}
 * @param key of the request; its beginning names the cause
 * @param source {@code provider} or {@code channel}
 * @param reason why it was refused; empty otherwise
 */
public record MoneyMoved(String order, String key, long amountMinor, String currency, String source, String reason) {}
