package io.crossdock.fulfillment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.UnitLine;
import java.util.List;
import java.util.stream.Collectors;

/** A node's report of a shipment. Units that it was handed and does not report are missing at the node. */
public record Shipment(FulfillmentId fulfillment, String carrier, String tracking, List<Line> lines) {

    public Shipment {
        lines = List.copyOf(lines);
    }

    /** For people: {@code 2 of line 1, with UPS 1Z}. */
    public String words() {
        var units = lines.stream().map(l -> l.line().counted(l.quantity())).collect(Collectors.joining(", "));
        return (units.isEmpty() ? "nothing" : units) + ", with " + carrier + " " + tracking;
    }

    /** Base units of an order line that left; zero or more. */
    public record Line(@JsonUnwrapped UnitLine line, long quantity) {}
}
