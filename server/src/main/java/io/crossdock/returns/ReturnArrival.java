package io.crossdock.returns;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.UnitLine;
import java.util.List;

/** A node's report of returned goods. */
public record ReturnArrival(ReturnId id, List<Line> lines) {

    public ReturnArrival {
        lines = List.copyOf(lines);
    }

    /** Base units of an order line, by disposition. */
    public record Line(@JsonUnwrapped UnitLine line, long sellable, long damaged) {}
}
