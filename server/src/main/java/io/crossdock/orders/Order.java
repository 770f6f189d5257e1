package io.crossdock.orders;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands. Amounts are minor units of {@code currency}, as agreed when it was captured.
 *
 * @param endState how its process ended, for instance {@code partly-delivered}; null while it is open
 * @param lines by line number
 * @param fulfillment how it is to reach the customer
 */
public record Order(
        OrderId id,
        String channel,
        String reference,
        Instant placedAt,
        Instant capturedAt,
        String currency,
        Customer customer,
        Address shipTo,
        String service,
        List<OrderLine> lines,
        long shippingMinor,
        long adjustmentMinor,
        long totalMinor,
        OrderState state,
        @Nullable String endState,
        @Nullable Instant closedAt,
        DeliveryMethod fulfillment) {

    public Order {
        lines = List.copyOf(lines);
    }
}
