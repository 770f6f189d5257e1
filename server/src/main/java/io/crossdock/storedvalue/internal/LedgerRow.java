package io.crossdock.storedvalue.internal;

import org.jspecify.annotations.Nullable;

/** A movement to append. */
record LedgerRow(
        long account,
        String kind,
        long amount,
        String key,
        @Nullable String reservation,
        String reason) {}
