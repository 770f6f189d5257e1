package io.crossdock.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@link Inventory#STOCK_AWAITED}: SKUs whose waiting orders should be looked at. Orders began to wait for
 * them: units that came in between an order's look at the stock and its commit would otherwise pass it by. Or a look
 * did not come to the end of the list, or what kept orders back does not any more.
 *
 * @param all also orders that something else than stock keeps back; null: not them
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

    /** Who waits for stock alone, from the first. */
    public WaitlistLook(List<String> skus) {
        this(skus, null, null);
    }

    /** Everybody, from the first. */
    public static WaitlistLook byAnybody(List<String> skus) {
        return new WaitlistLook(skus, true, null);
    }

    public WaitlistLook beyond(Place last) {
        return new WaitlistLook(skus, all, last);
    }
}
