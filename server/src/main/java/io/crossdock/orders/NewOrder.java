package io.crossdock.orders;

import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.agreement.OrderAmounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checked order to capture, with its id. All amounts are minor units of {@code currency}.
 *
 * @param reference the channel's id of the order, unique in the channel
 * @param placedAt in whole microseconds, as it is stored
 * @param service {@code standard} or {@code express}
 * @param amounts what it costs beside its lines, and in all
 * @param fulfillment how it reaches the customer
 * @param cancelAsked why the buyer asks to cancel it already; null where nobody asks
 * @param holdId the cart hold whose units become this order's, for instance {@code H123}; null for none
 * @param agreement everything that was agreed, as it was sent
 */
public record NewOrder(
        OrderId id,
        String channel,
        String reference,
        Instant placedAt,
        String currency,
        Customer customer,
        Address shipTo,
        String service,
        List<NewLine> lines,
        OrderAmounts amounts,
        OrderPayment payment,
        DeliveryMethod fulfillment,
        @Nullable String holdId,
        @Nullable String cancelAsked,
        Agreement agreement) {

    public static final String STANDARD = "standard";
    public static final String EXPRESS = "express";

    public NewOrder {
        lines = List.copyOf(lines);
        placedAt = placedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same order, which waits until somebody decides whether it is canceled. */
    public NewOrder askedToCancel(String reason) {
        return new NewOrder(
                id,
                channel,
                reference,
                placedAt,
                currency,
                customer,
                shipTo,
                service,
                lines,
                amounts,
                payment,
                fulfillment,
                holdId,
                reason,
                agreement);
    }

    /** The order as it stands after the capture. */
    public Order captured(Instant at) {
        return new Order(
                id,
                channel,
                reference,
                placedAt,
                at,
                currency,
                customer,
                shipTo,
                service,
                lines.stream().map(NewLine::captured).toList(),
                amounts.shippingMinor(),
                amounts.chargesMinor(),
                amounts.totalMinor(),
                OrderState.OPEN,
                null,
                null,
                fulfillment);
    }
}
