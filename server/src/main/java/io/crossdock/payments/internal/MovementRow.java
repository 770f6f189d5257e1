package io.crossdock.payments.internal;

import org.jspecify.annotations.Nullable;

/**
 * A row to append to the ledger.
 *
 * @param kind the kind of movement, such as {@code authorized} or {@code captured}
 * @param source {@code provider}, {@code channel}, {@code goods}, {@code outside} or {@code person}
 */
record MovementRow(
        long order,
        long subject,
        String kind,
        long amount,
        String currency,
        String key,
        String source,
        @Nullable String reference) {}
