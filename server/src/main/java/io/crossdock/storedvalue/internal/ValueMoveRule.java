package io.crossdock.storedvalue.internal;

import io.crossdock.payments.PaymentOperation;
import io.crossdock.shared.Money;
import io.crossdock.storedvalue.ValueMove;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides whether a request may move stored value. No I/O. */
final class ValueMoveRule {

    private ValueMoveRule() {}

    /** Why nothing is moved, for people; null where it is. */
    static @Nullable String refusal(
            ValueMove move, @Nullable AccountRow account, @Nullable ValueReservation reservation, Instant now) {
        if (account == null) {
            return "there is no stored value " + move.token();
        }
        if (!account.terms.currency().equals(move.amount().currency())) {
            return "it is in " + account.terms.currency() + ", not in "
                    + move.amount().currency();
        }
        if (reservation != null && reservation.account != account.id) {
            return "another stored value was reserved for this";
        }
        if (move.kind() != PaymentOperation.VOID && move.amount().minor() <= 0) {
            return "an amount above zero is missing";
        }
        return switch (move.kind()) {
            case AUTHORIZE -> authorize(move, account, now);
            case CAPTURE -> capture(move, account, reservation);
            case REFUND -> refund(move, account, reservation, now);
            case VOID -> null;
        };
    }

    private static @Nullable String authorize(ValueMove move, AccountRow account, Instant now) {
        if (account.blocked()) {
            return "it is blocked";
        }
        if (account.expired(now)) {
            return "it has expired";
        }
        return account.available() < move.amount().minor()
                ? only(account.available(), move.amount()) + " is available"
                : null;
    }

    /** What an order reserved in time is captured also after the account has expired. */
    private static @Nullable String capture(
            ValueMove move, AccountRow account, @Nullable ValueReservation reservation) {
        if (account.blocked()) {
            return "it is blocked";
        }
        long open = reservation == null ? 0 : reservation.open();
        return open < move.amount().minor() ? only(open, move.amount()) + " is reserved" : null;
    }

    private static @Nullable String refund(
            ValueMove move, AccountRow account, @Nullable ValueReservation reservation, Instant now) {
        if (account.expired(now)) {
            return "it has expired";
        }
        long most = reservation == null ? 0 : reservation.captured - reservation.refunded;
        return most < move.amount().minor() ? only(most, move.amount()) + " can be paid back" : null;
    }

    private static String only(long minor, Money of) {
        return "only " + Money.text(minor, of.currency()) + " of " + of.text();
    }
}
