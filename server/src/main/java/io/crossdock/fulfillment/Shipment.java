package io.crossdock.fulfillment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.UnitLine;
import java.util.List;

/** A node's report of a shipment. Units that it was handed and does not report are missing at the node. */
public record Shipment(FulfillmentId fulfillment, String carrier, String tracking, List<Line> lines) {

    public Shipment {
        lines = List.copyOf(lines);
    }

    /** Base units of an order line that left; zero or more. */
    public record Line(@JsonUnwrapped UnitLine line, long quantity) {}
}
