package io.crossdock.inventory.stock;

import io.crossdock.inventory.StockChanged;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one stock row, and the effect of each verb on them. {@code missing} is {@code reserved - onHand} after
 * a count or an adjustment below the reserved units. It falls as reservations end or goods are found; only a count or
 * an adjustment raises it. Every change raises the version.
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
     * Units outside fences that may be promised. The only definition; {@code StockStore.availability} repeats it in
     * SQL, {@code AtpPool} refines it by group.
     */
    long available() {
        return StockChanged.available(onHand, reserved, kept());
    }

    /** Units that may be promised before fences; each group has its share of them. */
    public long free() {
        return barred ? 0 : Math.max(0, onHand - reserved - safety - buffer);
    }

    /** Units withheld: safety, buffer and hard fences; all units if the SKU is barred. */
    public long kept() {
        long units = safety + buffer + (fenced == null ? 0 : fenced);
        return barred ? Math.max(onHand, units) : units;
    }

    /** The row after claims. */
    public StockRow reserve(long quantity) {
        return units(onHand, reserved + quantity, missing, quarantined);
    }

    public StockRow release(long quantity) {
        return goods(onHand, reserved - quantity);
    }

    public StockRow ship(long quantity) {
        return goods(onHand - quantity, reserved - quantity);
    }

    /** The row after a short pick: writes off units that no count has written off yet. */
    public StockRow shortPick(long quantity) {
        return goods(onHand - Math.max(0, quantity - missing), reserved - quantity);
    }

    public StockRow receive(long quantity) {
        return goods(more(onHand, quantity), reserved);
    }

    public StockRow quarantine(long quantity) {
        return units(onHand, reserved, missing, more(quarantined, quantity));
    }

    /**
     * Moves units between on hand, quarantine and elsewhere.
     *
     * @param sellable change of on hand; takes at most the unreserved units
     * @param damaged change of the quarantine
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

    /** @param units units that hard fences keep for groups; null: the row has no fence */
    public StockRow fence(@Nullable Long units) {
        return new StockRow(
                onHand, reserved, safety, buffer, missing, quarantined, version + 1, countedAt, units, barred);
    }

    /** The row after its SKU is barred. */
    public StockRow bar() {
        return new StockRow(
                onHand, reserved, safety, buffer, missing, quarantined, version + 1, countedAt, fenced, true);
    }

    /** The row after the bar is lifted. */
    public StockRow unbar() {
        return new StockRow(
                onHand, reserved, safety, buffer, missing, quarantined, version + 1, countedAt, fenced, false);
    }

    /** Sellable units that are not reserved. */
    public long unpromised() {
        return Math.max(0, onHand - reserved);
    }

    /** The row after a count that agrees with the books: only the date is new, so the version stays. */
    public StockRow confirm(Instant at) {
        return new StockRow(onHand, reserved, safety, buffer, missing, quarantined, version, at, fenced, barred);
    }

    /**
     * The row after units were found or lost without an order; reserved units above the rest are missing, as after a
     * count.
     */
    public StockRow adjust(long units) {
        var left = more(onHand, units);
        return units(left, reserved, Math.max(0, reserved - left), quarantined);
    }

    /** The row as ledger and reservations state it, whatever it was before. */
    public StockRow rebuild(long booked, long held, long bookedQuarantined) {
        return units(booked, held, Math.max(0, held - booked), bookedQuarantined);
    }

    /** The row with another learned buffer. */
    public StockRow learn(long units) {
        return new StockRow(
                onHand, reserved, safety, units, missing, quarantined, version + 1, countedAt, fenced, barred);
    }

    /** @throws Refused if it would be more than one place may have */
    private static long more(long here, long units) {
        if (units > 0 && here > Limits.STOCK_UNITS_MAX - units) {
            throw new Refused(
                    "too-many-units",
                    422,
                    "%d more units beside the %d there: one place may have at most %d of a SKU"
                            .formatted(units, here, Limits.STOCK_UNITS_MAX));
        }
        return here + units;
    }

    /** Whether a count made at that time may still change this row. */
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
