package io.crossdock.fulfillment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.UnitLine;
import java.util.List;

/** What a node says it shipped: fewer units than it was handed are missing there. */
public record Shipment(FulfillmentId fulfillment, String carrier, String tracking, List<Line> lines) {

    public Shipment {
        lines = List.copyOf(lines);
    }

    /** Base units of an order line that left; zero or more. */
    public record Line(@JsonUnwrapped UnitLine line, long quantity) {}
}
