package io.crossdock.orders.change;

import java.util.List;

/**
 * What somebody wants to be otherwise, all of it or nothing.
 *
 * @param requestedBy {@code customer}, {@code agent} or {@code channel}
 * @param reasonCode a short word of the retailer's own, for counting
 * @param note in the words of the one who asks; empty: none. It stands in the log, so it has no data about customers
 * @param actions at least one
 */
public record ChangeWish(String requestedBy, String reasonCode, String note, List<ChangeAction> actions) {

    public ChangeWish {
        actions = List.copyOf(actions);
    }
}
