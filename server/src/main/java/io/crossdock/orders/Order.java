package io.crossdock.orders;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands. Amounts are minor units of {@code currency}, as agreed at the capture.
 *
 * @param id id of the order
 * @param reference the channel's id of the order, unique in the channel
 * @param placedAt when the customer placed it, as the channel says
 * @param capturedAt business time at which Crossdock took it
 * @param customer who ordered
 * @param service the service that the customer bought
 * @param lines by line number
 * @param shippingMinor what the customer pays for shipping, in minor units
 * @param chargesMinor charges of the order without shipping; below zero where discounts are higher
 * @param state {@code canceled} ended without a delivery
 * @param endState end state of its process, for instance {@code partly-delivered}; null while it is open
 * @param closedAt business time of its end; null while it is open
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
        long chargesMinor,
        long totalMinor,
        OrderState state,
        @Nullable String endState,
        @Nullable Instant closedAt,
        DeliveryMethod fulfillment) {

    public Order {
        lines = List.copyOf(lines);
    }

    /** The same order with a further line. */
    public Order with(NewLine line) {
        return new Order(
                id,
                channel,
                reference,
                placedAt,
                capturedAt,
                currency,
                customer,
                shipTo,
                service,
                Stream.concat(lines.stream(), Stream.of(line.captured())).toList(),
                shippingMinor,
                chargesMinor,
                totalMinor + line.totalMinor(),
                state,
                endState,
                closedAt,
                fulfillment);
    }

    /** The same order, as it would be if it reached its customer in another way. */
    public Order by(DeliveryMethod way, String otherService, Address to) {
        return new Order(
                id,
                channel,
                reference,
                placedAt,
                capturedAt,
                currency,
                customer,
                to,
                otherService,
                lines,
                shippingMinor,
                chargesMinor,
                totalMinor,
                state,
                endState,
                closedAt,
                way);
    }
}
