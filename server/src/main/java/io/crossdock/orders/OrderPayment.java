package io.crossdock.orders;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order is paid. Passed to payments, not stored here.
 *
 * @param authorization what the checkout has authorized already; null where Crossdock does it. For cards alone
 * @param received whether the money is there; an order that waits for it is not released
 * @param method {@code card}: authorized and captured by Crossdock; {@code tenders}: so is each of several;
 *     {@code collected}: the channel has the money
 * @param token the payment provider's token of the card; never a card number
 * @param reference the channel's own reference of the payment
 * @param tenders what is charged, for {@code tenders}; empty otherwise
 */
public record OrderPayment(
        String method,
        @Nullable String token,
        @Nullable String reference,
        boolean received,
        @Nullable Authorization authorization,
        List<Tender> tenders) {

    public OrderPayment {
        tenders = List.copyOf(tenders);
    }

    /**
     * Money that the checkout has reserved for the whole order, at the provider that the token is for.
     *
     * @param reference the provider's reference of it
     */
    public record Authorization(String reference, Instant expiresAt) {}

    /**
     * What Crossdock charges for the order, beside others.
     *
     * @param type such as {@code card} or {@code gift-card}
     * @param provider name of the payment provider; null: by its type
     * @param token what the provider knows it by
     * @param limitMinor the most that it is charged
     * @param refundSequence 1 gets money back first; 0: by its type
     */
    public record Tender(String type, @Nullable String provider, String token, long limitMinor, int refundSequence) {}

    /** An order whose money is there, or is authorized by Crossdock. */
    public OrderPayment(String method, @Nullable String token, @Nullable String reference) {
        this(method, token, reference, true, null, List.of());
    }

    public static final String CARD = "card";
    public static final String COLLECTED = "collected";
    public static final String TENDERS = "tenders";

    /** Most tenders that are charged for an order. */
    public static final int TENDERS_MAX = 10;
}
