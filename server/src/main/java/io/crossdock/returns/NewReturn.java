package io.crossdock.returns;

import io.crossdock.shared.UnitLine;
import java.util.List;

/**
 * A checked return.
 *
 * @param id a new id, also of its process
 * @param system the name of the one through which the node hears of it
 */
public record NewReturn(ReturnId id, long order, String system, String node, String reason, List<Line> lines) {

    public NewReturn {
        lines = List.copyOf(lines);
    }

    /** Base units of an order line; above zero, each line once. */
    public record Line(UnitLine line, String sku, long quantity) {}
}
