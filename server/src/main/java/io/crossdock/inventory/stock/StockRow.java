package io.crossdock.inventory.stock;

import io.crossdock.inventory.StockChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one stock row and what each verb does to them. {@code missing} is {@code reserved - onHand} after a
 * count that found less than is promised, and falls as promises end or goods turn up; nothing but a count raises it.
 * Every change raises the version.
 *
 * <pre>
 * verb          on hand                     reserved   quarantined
 * release q                                 - q
 * ship q        - q                         - q
 * short pick q  - (q - missing), no more    - q
 * receive q     + q
 * damaged q                                            + q
 * move s, d     + s                                    + d
 * count n       n
 * adjust d      + d
 * </pre>
 */
public record StockRow(
        long onHand,
        long reserved,
        long safety,
        long buffer,
        long missing,
        long quarantined,
        long version,
        @Nullable Instant countedAt,
        @Nullable Long fenced,
        boolean barred) {

    /**
     * What may be promised to anybody. The one definition; {@code Stock.availability} says the same in SQL,
     * {@code AtpPool} per group.
     */
    long available() {
        return StockChanged.available(onHand, reserved, kept());
    }

    /** What may be promised before fences: of it, each group has its share. */
    public long free() {
        return barred ? 0 : Math.max(0, onHand - reserved - safety - buffer);
    }

    /** Units that are there and not to be promised to just anybody; all of them where the SKU is barred. */
    public long kept() {
        long units = safety + buffer + (fenced == null ? 0 : fenced);
        return barred ? Math.max(onHand, units) : units;
    }

    /** The same after claims of orders. */
    public StockRow reserve(long quantity) {
        return units(onHand, reserved + quantity, missing, quarantined);
    }

    public StockRow release(long quantity) {
        return goods(onHand, reserved - quantity);
    }

    public StockRow ship(long quantity) {
        return goods(onHand - quantity, reserved - quantity);
    }

    /** Writes off what a count has not written off yet. */
    public StockRow shortPick(long quantity) {
        return goods(onHand - Math.max(0, quantity - missing), reserved - quantity);
    }

    public StockRow receive(long quantity) {
        return goods(onHand + quantity, reserved);
    }

    public StockRow quarantine(long quantity) {
        return units(onHand, reserved, missing, quarantined + quantity);
    }

    /**
     * Moves units between on hand, quarantine and elsewhere.
     *
     * @param sellable by how much on hand changes; below zero at most by what is unpromised
     * @param damaged by how much the quarantine changes
     */
    public StockRow move(long sellable, long damaged) {
        return receive(sellable).quarantine(damaged);
    }

    public StockRow count(long found, Instant at) {
        return new StockRow(
                found,
                reserved,
                safety,
                buffer,
                Math.max(0, reserved - found),
                quarantined,
                version + 1,
                at,
                fenced,
                barred);
    }

    public StockRow keepBack(long units) {
        return new StockRow(
                onHand, reserved, units, buffer, missing, quarantined, version + 1, countedAt, fenced, barred);
    }

    /** @param units kept back for channel groups; null: the row has no fence any more */
    public StockRow fence(@Nullable Long units) {
        return new StockRow(
                onHand, reserved, safety, buffer, missing, quarantined, version + 1, countedAt, units, barred);
    }

    /** Not to be promised any more. */
    public StockRow bar() {
        return new StockRow(
                onHand, reserved, safety, buffer, missing, quarantined, version + 1, countedAt, fenced, true);
    }

    /** May be promised again. */
    public StockRow unbar() {
        return new StockRow(
                onHand, reserved, safety, buffer, missing, quarantined, version + 1, countedAt, fenced, false);
    }

    /** Sellable units that nobody was promised. */
    public long unpromised() {
        return Math.max(0, onHand - reserved);
    }

    /** A count that found what the books say: only its date is new, so the version stays. */
    public StockRow confirm(Instant at) {
        return new StockRow(onHand, reserved, safety, buffer, missing, quarantined, version, at, fenced, barred);
    }

    /**
     * Units turned up or were lost without an order; what is promised above what is left is missing, as after a count.
     */
    public StockRow adjust(long units) {
        var left = onHand + units;
        return units(left, reserved, Math.max(0, reserved - left), quarantined);
    }

    /** What ledger and reservations say, whatever stood here. */
    public StockRow rebuild(long booked, long held, long bookedQuarantined) {
        return units(booked, held, Math.max(0, held - booked), bookedQuarantined);
    }

    /** The same with another learned buffer. */
    public StockRow learn(long units) {
        return new StockRow(
                onHand, reserved, safety, units, missing, quarantined, version + 1, countedAt, fenced, barred);
    }

    /** Whether a count made then may still change this row. */
    public boolean countedBefore(Instant at) {
        return countedAt == null || countedAt.isBefore(at);
    }

    private StockRow units(long here, long promised, long lacking, long inQuarantine) {
        return new StockRow(
                here, promised, safety, buffer, lacking, inQuarantine, version + 1, countedAt, fenced, barred);
    }

    private StockRow goods(long newOnHand, long newReserved) {
        var stillMissing = Math.min(missing, Math.max(0, newReserved - newOnHand));
        return units(newOnHand, newReserved, stillMissing, quarantined);
    }
}
