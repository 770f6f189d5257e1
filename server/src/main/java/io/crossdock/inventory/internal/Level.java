package io.crossdock.inventory.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one stock row and what each verb does to them. {@code missing} is {@code reserved - onHand} after a count that found
 * less than is promised, and falls as promises end or goods turn up; nothing but a count raises it. Every change raises the version.
 *
 * <pre>
 * verb          on hand                     reserved   quarantined
 * release q                                 - q
 * ship q        - q                         - q
 * short pick q  - (q - missing), no more    - q
 * receive q     + q
 * damaged q                                            + q
 * count n       n
 * adjust d      + d
 * </pre>
 */
record Level(
        long onHand, long reserved, long safety, long buffer, long missing, long quarantined, long version, @Nullable Instant countedAt) {

    /** What may be promised. The one definition; {@code Stock.AVAILABLE} says the same in SQL. */
    long available() {
        return Math.max(0, onHand - reserved - kept());
    }

    /** Units that are there and not to be promised. */
    long kept() {
        return safety + buffer;
    }

    /** The same after claims of orders. */
    Level reserve(long quantity) {
        return new Level(onHand, reserved + quantity, safety, buffer, missing, quarantined, version + 1, countedAt);
    }

    Level release(long quantity) {
        return goods(onHand, reserved - quantity);
    }

    Level ship(long quantity) {
        return goods(onHand - quantity, reserved - quantity);
    }

    /** Writes off what a count has not written off yet. */
    Level shortPick(long quantity) {
        return goods(onHand - Math.max(0, quantity - missing), reserved - quantity);
    }

    Level receive(long quantity) {
        return goods(onHand + quantity, reserved);
    }

    Level quarantine(long quantity) {
        return new Level(onHand, reserved, safety, buffer, missing, quarantined + quantity, version + 1, countedAt);
    }

    Level count(long found, Instant at) {
        return new Level(found, reserved, safety, buffer, Math.max(0, reserved - found), quarantined, version + 1, at);
    }

    Level keepBack(long units) {
        return new Level(onHand, reserved, units, buffer, missing, quarantined, version + 1, countedAt);
    }

    /** A count that found what the books say: only its date is new, so the version stays. */
    Level confirm(Instant at) {
        return new Level(onHand, reserved, safety, buffer, missing, quarantined, version, at);
    }

    /** Units turned up or were lost without an order; what is promised above what is left is missing, as after a count. */
    Level adjust(long units) {
        var left = onHand + units;
        return new Level(left, reserved, safety, buffer, Math.max(0, reserved - left), quarantined, version + 1, countedAt);
    }

    /** What ledger and reservations say, whatever stood here. */
    Level rebuild(long booked, long held, long bookedQuarantined) {
        return new Level(booked, held, safety, buffer, Math.max(0, held - booked), bookedQuarantined, version + 1, countedAt);
    }

    /** The same with another learned buffer. */
    Level learn(long units) {
        return new Level(onHand, reserved, safety, units, missing, quarantined, version + 1, countedAt);
    }

    /** Whether a count made then may still change this row. */
    boolean countedBefore(Instant at) {
        return countedAt == null || countedAt.isBefore(at);
    }

    private Level goods(long newOnHand, long newReserved) {
        var stillMissing = Math.min(missing, Math.max(0, newReserved - newOnHand));
        return new Level(newOnHand, newReserved, safety, buffer, stillMissing, quarantined, version + 1, countedAt);
    }
}
