package io.crossdock.returns;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.UnitLine;
import java.util.List;
import java.util.stream.Collectors;

/** A node's report of returned goods. */
public record ReturnArrival(ReturnId id, List<Line> lines) {

    public ReturnArrival {
        lines = List.copyOf(lines);
    }

    /** For people: {@code 2 sellable and 1 damaged of line 1}. */
    public String words() {
        return lines.isEmpty()
                ? "nothing"
                : lines.stream()
                        .map(l -> l.sellable() + " sellable and " + l.damaged() + " damaged of line " + l.line())
                        .collect(Collectors.joining(", "));
    }

    /** Base units of an order line, by disposition. */
    public record Line(@JsonUnwrapped UnitLine line, long sellable, long damaged) {}
}
