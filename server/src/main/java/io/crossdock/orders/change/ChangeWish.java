package io.crossdock.orders.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be otherwise, all of it or nothing.
 *
 * @param requestedBy {@code customer}, {@code agent} or {@code channel}
 * @param reasonCode a short word of the retailer's own, for counting
 * @param note in the words of the one who asks; empty: none. It stands in the log, so it has no data about customers
 * @param actions at least one
 * @param deliveryGroup id of the order's group whose address, recipient, method or notes are to be otherwise; null: the
 *     order has one, or it is about something else
 */
public record ChangeWish(
        String requestedBy,
        String reasonCode,
        String note,
        List<ChangeAction> actions,
        @Nullable String deliveryGroup) {

    /** A wish about an order with one delivery group, or about its units and its price. */
    public ChangeWish(String requestedBy, String reasonCode, String note, List<ChangeAction> actions) {
        this(requestedBy, reasonCode, note, actions, null);
    }

    public ChangeWish {
        actions = List.copyOf(actions);
    }
}
