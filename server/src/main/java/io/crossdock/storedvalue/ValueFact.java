package io.crossdock.storedvalue;

/**
 * Data of the events about gift cards and store credit.
 *
 * @param kind {@code gift-card} or {@code store-credit}
 * @param lastFour the end of its code; empty where it has none
 * @param amountMinor what it was issued with; of the others, what is on it
 * @param reason in the words of who did it
 */
public record ValueFact(
        String storedValue, String kind, String lastFour, long amountMinor, String currency, String reason) {}
