package io.crossdock.allocation.backorder;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.inventory.WaitlistEntry;
import io.crossdock.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Units that an order waits for.
 *
 * @param quantity units that it waits for
 * @param channel null: none
 * @param since time of the order's capture
 * @param rank rank by the table {@code waiting}, 0 to 5
 * @param place place in the queue: {@code since} less a day per rank; the earlier is served first, at the same place
 *     the lower id
 * @param keptBack reason why it can't have units that are on hand; null: it waits for stock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WaitingOrder(
        String order,
        String sku,
        long quantity,
        @Nullable String channel,
        Instant since,
        int rank,
        Instant place,
        @Nullable String keptBack) {

    public static WaitingOrder of(WaitlistEntry w) {
        return new WaitingOrder(
                new OrderId(w.order()).toString(),
                w.sku(),
                w.quantity(),
                w.channel(),
                w.turn().since(),
                w.turn().rank(),
                w.turn().place(),
                w.keptBack());
    }

    /** Cursor of the page after this element. */
    public String cursor() {
        return place + "_" + order;
    }
}
