package io.crossdock.payments.internal;

import org.jspecify.annotations.Nullable;

/**
 * A row to append to the ledger.
 *
 * @param kind the kind of movement, such as {@code authorized} or {@code captured}
 * @param tender number of the tender that it is about; 1 where it is about none
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
        @Nullable String reference,
        int tender) {}
