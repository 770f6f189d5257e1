package io.crossdock.allocation.backorder;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.inventory.WaitlistEntry;
import io.crossdock.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Units that an order waits for.
 *
 * @param since from when it counts as waiting: when it was captured
 * @param rank that the table {@code waiting} gave it, 0 to 5
 * @param place in the queue: since, less a day per rank; the earlier is served first, of two with the same the lower id
 * @param keptBack what keeps it from units that are there; null: it waits for stock
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

    /** Where a page after this one begins. */
    public String cursor() {
        return place + "_" + order;
    }
}
