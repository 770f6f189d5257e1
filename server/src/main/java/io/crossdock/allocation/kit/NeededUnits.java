package io.crossdock.allocation.kit;

import io.crossdock.orders.OrderLine;
import io.crossdock.shared.UnitLine;
import org.jspecify.annotations.Nullable;

/**
 * Units of one SKU that an order needs for a line: of the ordered SKU, of a part of its kit, or of a substitute.
 *
 * @param open units that still have to be sent
 * @param allowSubstitutes whether another SKU may be sent; null where the customer did not say
 */
public record NeededUnits(
        UnitLine line, String sku, long open, @Nullable Boolean allowSubstitutes) {

    /** The units of an order line's own SKU. */
    public static NeededUnits of(OrderLine line) {
        return new NeededUnits(UnitLine.ordered(line.line()), line.sku(), line.open(), line.allowSubstitutes());
    }

    /** The same line, sent as another SKU. */
    public NeededUnits sentAs(UnitLine substitute, String other) {
        return new NeededUnits(substitute, other, open, allowSubstitutes);
    }
}
