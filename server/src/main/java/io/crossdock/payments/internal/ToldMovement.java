package io.crossdock.payments.internal;

import io.crossdock.engine.EventType;
import io.crossdock.payments.MoneyMoved;
import org.jspecify.annotations.Nullable;

/**
 * A movement of money by somebody's word instead of an answer to a request.
 *
 * @param key unique in the ledger, so that the same word is booked once
 * @param source {@code outside}: the provider's word; {@code person}: a person's
 */
record ToldMovement(
        long subject, String kind, EventType<MoneyMoved> fact, long amount, String key, String source, Told told) {

    /**
     * Whose word it was.
     *
     * @param reference the provider's, or the person's
     * @param reason for people
     * @param cause why it is booked, for the ledger; null where the kind of movement says it
     */
    record Told(String reference, String reason, @Nullable Cause cause) {

        Told(String reference, String reason) {
            this(reference, reason, null);
        }
    }

    /** Why money moved that nobody here had asked for. */
    enum Cause {
        /** A channel that has the money, or a person for it, says that it paid back. */
        PAID_BACK,
        /** A customer has paid what was paid back of a charge that failed. */
        PAID_AGAIN
    }

    @Nullable
    Cause cause() {
        return told.cause();
    }

    String reference() {
        return told.reference();
    }

    String reason() {
        return told.reason();
    }
}
