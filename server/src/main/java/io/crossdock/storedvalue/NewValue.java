package io.crossdock.storedvalue;

import org.jspecify.annotations.Nullable;

/**
 * A gift card or store credit to issue.
 *
 * @param key the issuer's name of this issue: the same key is issued once
 * @param code null: only its id names it
 * @param amountMinor above zero
 * @param reason for the ledger and the log
 */
public record NewValue(
        String key, ValueTerms terms, @Nullable ValueCode code, long amountMinor, String reason) {}
