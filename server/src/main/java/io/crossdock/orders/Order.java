package io.crossdock.orders;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands. Amounts are minor units of {@code currency}, as agreed at the capture.
 *
 * @param endState end state of its process, for instance {@code partly-delivered}; null while it is open
 * @param lines by line number
 * @param fulfillment how it reaches the customer
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
