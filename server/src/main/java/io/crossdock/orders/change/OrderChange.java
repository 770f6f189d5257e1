package io.crossdock.orders.change;

import java.time.Instant;
import java.util.List;

/**
 * A change of an order, as it stands.
 *
 * @param number 1 for the first of its order
 * @param actor who gave the command
 */
public record OrderChange(long order, int number, ChangeWish wish, String actor, Instant at, List<ChangePart> parts) {

    public OrderChange {
        parts = List.copyOf(parts);
    }

    /** Requested while any part is; else applied, if any part is. */
    public ChangeState state() {
        if (parts.stream().anyMatch(p -> p.state() == ChangeState.REQUESTED)) {
            return ChangeState.REQUESTED;
        }
        return parts.stream().anyMatch(p -> p.state() == ChangeState.APPLIED)
                ? ChangeState.APPLIED
                : ChangeState.REFUSED;
    }

    /** What the customer pays more by what is applied, in minor units; below zero: less. */
    public long moneyMinor() {
        return parts.stream()
                .filter(p -> p.state() == ChangeState.APPLIED)
                .mapToLong(ChangePart::moneyMinor)
                .sum();
    }
}
