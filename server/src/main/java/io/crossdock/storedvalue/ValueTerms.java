package io.crossdock.storedvalue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a gift card or store credit is.
 *
 * @param currency ISO 4217; it pays orders in this currency alone
 * @param holder whose it is, as the retailer names customers; null: who knows its code
 * @param expiresAt from then on it pays no new order, and what is not reserved is gone; null: never
 */
public record ValueTerms(
        ValueKind kind,
        String currency,
        @Nullable String holder,
        @Nullable Instant expiresAt) {}
