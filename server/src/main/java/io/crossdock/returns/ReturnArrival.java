package io.crossdock.returns;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.UnitLine;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A node's report of returned goods: all of a return, or what one parcel had of it.
 *
 * @param id the return, as the node knows it
 * @param notice the report's own id, by which repetitions are known; empty where it has none
 * @param node the node where the goods are; empty where the report names none
 */
public record ReturnArrival(ReturnId id, String notice, String node, List<Line> lines) {

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

    public long units() {
        return lines.stream().mapToLong(Line::units).sum();
    }

    /** Base units of an order line, by disposition. */
    public record Line(@JsonUnwrapped UnitLine line, long sellable, long damaged) {

        long units() {
            return sellable + damaged;
        }
    }
}
