package io.crossdock.storedvalue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A gift card or store credit as it is.
 *
 * @param id as orders name it: the token of a tender
 * @param lastFour the end of its code; empty where it has none
 * @param state {@code active}, or {@code blocked}: it pays nothing, not even what is reserved of it
 */
public record ValueAccount(
        ValueId id,
        @JsonUnwrapped ValueTerms terms,
        String lastFour,
        String state,
        @JsonUnwrapped Amounts amounts) {

    public static final String ACTIVE = "active";
    public static final String BLOCKED = "blocked";

    /**
     * In minor units of its currency.
     *
     * @param issuedMinor what it was issued with
     * @param balanceMinor what is on it; reserved units are still on it
     * @param reservedMinor what of it orders have reserved
     * @param availableMinor what a further order can reserve
     */
    public record Amounts(long issuedMinor, long balanceMinor, long reservedMinor, long availableMinor) {}

    public boolean blocked() {
        return state.equals(BLOCKED);
    }
}
