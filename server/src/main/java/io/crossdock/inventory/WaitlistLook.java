package io.crossdock.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@link Inventory#STOCK_AWAITED}: SKUs whose waiting orders need a look. Three reasons: orders began to wait,
 * and units that came in between their look at the stock and their commit would pass them by; a look did not reach the
 * end of the list; or the cause that kept orders back is gone.
 *
 * @param all true: include orders that are kept back; null: only orders that wait for stock
 * @param after only orders behind this place; null: from the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WaitlistLook(
        List<String> skus, @Nullable Boolean all, @Nullable Place after) {

    /** A place in the queue. */
    public record Place(Instant place, long order) {}

    public WaitlistLook {
        skus = List.copyOf(skus);
    }

    /** Orders that wait for stock only, from the first. */
    public WaitlistLook(List<String> skus) {
        this(skus, null, null);
    }

    /** All waiting orders, from the first. */
    public static WaitlistLook byAnybody(List<String> skus) {
        return new WaitlistLook(skus, true, null);
    }

    public WaitlistLook beyond(Place last) {
        return new WaitlistLook(skus, all, last);
    }
}
