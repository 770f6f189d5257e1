package io.crossdock.fulfillment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work as a node's system gets it. @param service {@code standard} or {@code express} */
public record NodeOrder(FulfillmentId fulfillment, String order, String node, String service, ShipTo shipTo, List<Line> lines) {

    public NodeOrder {
        lines = List.copyOf(lines);
    }

    /** Base units of an order line. */
    public record Line(int line, String sku, long quantity) {}

    /** Where the parcel goes. */
    public record ShipTo(
            String name, String line1, @Nullable String line2, String city, @Nullable String region, String postalCode, String country,
            @Nullable String phone) {}
}
