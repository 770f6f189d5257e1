package io.crossdock.fulfillment;

import io.crossdock.shared.UnitLine;
import java.util.List;

/** Result of a shipment, per line of the fulfillment. */
public record ShipmentResult(FulfillmentId fulfillment, long order, String node, List<Line> lines) {

    public ShipmentResult {
        lines = List.copyOf(lines);
    }

    /** Base units that left, and base units that the node did not find. */
    public record Line(UnitLine line, String sku, long shipped, long missing) {}

    /** Whether anything left. */
    public boolean any() {
        return lines.stream().anyMatch(l -> l.shipped() > 0);
    }
}
