package io.crossdock.returns;

import java.util.List;

/** What a node says came back. */
public record ReturnArrival(ReturnId id, List<Line> lines) {

    public ReturnArrival {
        lines = List.copyOf(lines);
    }

    /** Base units of an order line, by the state that they are in. */
    public record Line(int line, long sellable, long damaged) {}
}
