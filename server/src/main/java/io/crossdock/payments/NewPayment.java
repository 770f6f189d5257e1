package io.crossdock.payments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The amounts that an order may be charged. The lines' totals + {@code levelMinor} - {@code discountMinor} are
 * {@code totalMinor}.
 *
 * @param channel the order's channel
 * @param method {@code card}: the provider is asked; {@code collected}: the channel has the money
 * @param provider name of the payment provider; for {@code card}
 * @param token the stored payment method at the provider; for {@code card}
 * @param reference the channel's own payment reference; for {@code card} what the provider knows the customer by
 * @param levelMinor shipping and surcharges of the order as a whole, zero or more; charged with the first shipment
 * @param discountMinor discount of the order as a whole, zero or more; lowers the lines by their value
 * @param tenders what is charged for it, for {@code card}; empty: the one that {@code provider} and {@code token} name.
 *     Their limits reach the total
 */
public record NewPayment(
        long order,
        String channel,
        String method,
        String provider,
        @Nullable String token,
        @Nullable String reference,
        String currency,
        List<Line> lines,
        long levelMinor,
        long discountMinor,
        long totalMinor,
        List<NewTender> tenders) {

    public static final String CARD = "card";
    public static final String COLLECTED = "collected";

    public NewPayment {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }

    /** A line's total for its whole quantity, discount and tax included; zero or more. */
    public record Line(int line, long quantity, long totalMinor) {}
}
