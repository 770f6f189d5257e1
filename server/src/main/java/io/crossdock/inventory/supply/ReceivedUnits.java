package io.crossdock.inventory.supply;

import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import org.jspecify.annotations.Nullable;

/**
 * Units that arrived, in a request; at least one.
 *
 * @param sellable units that arrived and may be sold
 * @param damaged null: 0
 */
public record ReceivedUnits(
        @NumberRange(min = 0, max = Limits.STOCK_UNITS_MAX) long sellable,

        @NumberRange(min = 0, max = Limits.STOCK_UNITS_MAX) @Nullable
        Long damaged)
        implements CheckedRecord {

    @Override
    public void check(RequestReader at) {
        if (sellable + damagedUnits() == 0) {
            at.violation("sellable", ViolationCode.NOTHING, "sellable or damaged must be above zero");
        }
    }

    /** Damaged units, zero or more. */
    public long damagedUnits() {
        return damaged == null ? 0 : damaged;
    }
}
