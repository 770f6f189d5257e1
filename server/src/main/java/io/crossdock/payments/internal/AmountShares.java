package io.crossdock.payments.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Splits amounts so that the parts add up to the whole. */
final class AmountShares {

    private AmountShares() {}

    /** Cost of the first {@code units} of a line, rounded down; all of them cost exactly the whole. */
    static long ofFirst(long units, long quantity, long wholeMinor) {
        return BigInteger.valueOf(wholeMinor)
                .multiply(BigInteger.valueOf(units))
                .divide(BigInteger.valueOf(quantity))
                .longValueExact();
    }

    /** Spreads a discount over amounts in proportion. The parts add up to it, and none exceeds its amount. */
    static List<Long> spread(long discountMinor, List<Long> amounts) {
        long sum = amounts.stream().mapToLong(Long::longValue).sum();
        var parts = new ArrayList<Long>(amounts.size());
        long before = 0;
        long given = 0;
        for (long amount : amounts) {
            before += amount;
            long upToHere = sum == 0 ? 0 : ofFirst(before, sum, discountMinor);
            parts.add(upToHere - given);
            given = upToHere;
        }
        return parts;
    }
}
