package io.crossdock.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order reaches its customer.
 *
 * @param kind one of {@link #KINDS}
 * @param node node where the customer collects it; null for the kinds that are delivered
 */
public record DeliveryMethod(String kind, @Nullable String node) {

    public static final String SHIP = "ship";
    public static final String PICKUP = "pickup";
    /** A pickup that the store brings to the customer's car. */
    public static final String CURBSIDE = "curbside";

    public static final String SHIP_TO_STORE = "ship-to-store";
    public static final String SAME_DAY = "same-day";

    /** A code, a licence, a download or a gift card by mail: nothing is carried, and no address is needed. */
    public static final String DIGITAL = "digital";

    public static final List<String> KINDS = List.of(SHIP, PICKUP, CURBSIDE, SHIP_TO_STORE, SAME_DAY, DIGITAL);

    /** A parcel to the customer's address. */
    public static final DeliveryMethod SHIPPED = new DeliveryMethod(SHIP, null);

    /** Whether the customer collects orders of this kind at a node. */
    public static boolean collected(String kind) {
        return ofStore(kind) || kind.equals(SHIP_TO_STORE);
    }

    /** Whether the store where the customer collects orders of this kind serves them from its own goods. */
    public static boolean ofStore(String kind) {
        return kind.equals(PICKUP) || kind.equals(CURBSIDE);
    }
}
