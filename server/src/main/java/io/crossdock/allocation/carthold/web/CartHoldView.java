package io.crossdock.allocation.carthold.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.inventory.carthold.CartHoldId;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.orders.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cart hold.
 *
 * @param id id of the hold, such as {@code H12}
 * @param status {@code held} keeps the units, {@code converted} became an order
 * @param key the cart's key in its channel
 * @param expiresAt when the units go back unless it is extended
 * @param extendableUntil latest end that an extension can set
 * @param complete whether all wanted units were held
 * @param order order that took the units; absent unless the hold is converted
 * @param transitDays days from shipping to delivery, by the hold's plan
 * @param placements nodes with its reserved units; empty once it has ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CartHoldView(
        String id,
        CartHolds.State status,
        String channel,
        String key,
        Instant expiresAt,
        Instant extendableUntil,
        boolean complete,
        @Nullable String order,
        int transitDays,
        List<HeldLine> lines,
        List<HeldUnits> placements) {

    /**
     * A line of the cart.
     *
     * @param held units that were claimed when the hold was made; whole kits for a kit
     */
    record HeldLine(int line, String sku, long quantity, long held) {}

    /**
     * Units of a line at a node.
     *
     * @param line line of the cart; a kit's line has units of its parts
     */
    record HeldUnits(int line, String sku, String node, long quantity) {}

    static CartHoldView of(CartHolds.Hold hold) {
        var lines = hold.lines().stream()
                .map(l -> new HeldLine(l.line(), l.sku(), l.wanted(), l.held()))
                .toList();
        return new CartHoldView(
                new CartHoldId(hold.id()).toString(),
                hold.state(),
                hold.cart().channel(),
                hold.cart().key(),
                hold.expiresAt(),
                hold.latestAt(),
                lines.stream().allMatch(l -> l.held == l.quantity),
                order(hold.order()),
                hold.transitDays(),
                lines,
                hold.units().stream()
                        .map(g -> new HeldUnits(g.line().line(), g.sku(), g.node(), g.quantity()))
                        .toList());
    }

    private static @Nullable String order(@Nullable Long order) {
        return order == null ? null : new OrderId(order).toString();
    }
}
