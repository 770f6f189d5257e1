package io.crossdock.storedvalue;

import java.time.Instant;

/**
 * A row of the ledger.
 *
 * @param kind {@code issued}, {@code reserved}, {@code released}, {@code captured}, {@code refunded} or {@code expired}
 * @param amountMinor above zero, in minor units; the kind says which way
 * @param key of the request that moved it, such as {@code F12-capture}
 * @param actor who did it
 * @param reason in the words of who issued it; empty for what orders move
 */
public record ValueMovement(String kind, long amountMinor, String key, String actor, String reason, Instant at) {}
