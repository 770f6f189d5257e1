package io.crossdock.fulfillment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of the facts about goods that wait for their customer.
 *
 * @param order the order, {@code O12}
 * @param where name and place of the node, for people
 * @param collectBy until when they are kept; null where that is over
 * @param collectDay the same as a day on the node's clock
 */
public record PickupFact(
        String fulfillment,
        String order,
        String node,
        String where,
        @Nullable Instant collectBy,
        @Nullable LocalDate collectDay,
        List<FulfillmentFact.Line> lines) {

    public PickupFact {
        lines = List.copyOf(lines);
    }
}
