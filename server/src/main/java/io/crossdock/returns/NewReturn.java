package io.crossdock.returns;

import io.crossdock.shared.UnitLine;
import java.util.List;

/**
 * A checked return.
 *
 * @param id a new id, also of its process
 * @param system name of the node system that is told
 */
public record NewReturn(
        ReturnId id, long order, String system, String node, String reason, List<Line> lines, Return.Kind kind) {

    /** A return that is announced. */
    public NewReturn(ReturnId id, long order, String system, String node, String reason, List<Line> lines) {
        this(id, order, system, node, reason, lines, Return.Kind.ANNOUNCED);
    }

    /** The same as another kind. */
    public NewReturn of(Return.Kind other) {
        return new NewReturn(id, order, system, node, reason, lines, other);
    }

    public NewReturn {
        lines = List.copyOf(lines);
    }

    /** Base units of an order line; above zero, each line once. */
    public record Line(UnitLine line, String sku, long quantity) {}
}
