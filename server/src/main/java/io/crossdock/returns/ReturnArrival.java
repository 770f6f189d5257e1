package io.crossdock.returns;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.UnitLine;
import java.util.List;

/** What a node says came back. */
public record ReturnArrival(ReturnId id, List<Line> lines) {

    public ReturnArrival {
        lines = List.copyOf(lines);
    }

    /** Base units of an order line, by the state that they are in. */
    public record Line(@JsonUnwrapped UnitLine line, long sellable, long damaged) {}
}
