package io.crossdock.payments.internal;

import io.crossdock.engine.EventType;
import io.crossdock.payments.MoneyMoved;

/**
 * A movement of money by somebody's word instead of an answer to a request.
 *
 * @param key unique in the ledger, so that the same word is booked once
 * @param source {@code outside}: the provider's word; {@code person}: a person's
 */
record ToldMovement(
        long subject, String kind, EventType<MoneyMoved> fact, long amount, String key, String source, Told told) {

    /** @param reference the provider's, or the person's. @param reason for people */
    record Told(String reference, String reason) {}

    String reference() {
        return told.reference();
    }

    String reason() {
        return told.reason();
    }
}
