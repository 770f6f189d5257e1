package io.crossdock.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order is to reach its customer.
 *
 * @param kind {@link #SHIP}, {@link #PICKUP}, {@link #SHIP_TO_STORE} or {@link #SAME_DAY}
 * @param node where it is collected, for the two kinds that are; else null
 */
public record DeliveryMethod(String kind, @Nullable String node) {

    public static final String SHIP = "ship";
    public static final String PICKUP = "pickup";
    public static final String SHIP_TO_STORE = "ship-to-store";
    public static final String SAME_DAY = "same-day";

    public static final List<String> KINDS = List.of(SHIP, PICKUP, SHIP_TO_STORE, SAME_DAY);

    /** A parcel to the customer's address. */
    public static final DeliveryMethod SHIPPED = new DeliveryMethod(SHIP, null);

    /** Whether it needs to say where. */
    public static boolean collected(String kind) {
        return kind.equals(PICKUP) || kind.equals(SHIP_TO_STORE);
    }
}
