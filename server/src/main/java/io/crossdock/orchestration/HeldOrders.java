package io.crossdock.orchestration;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.HoldId;
import io.crossdock.inventory.Holds;
import io.crossdock.orders.NewOrder;
import io.crossdock.sourcing.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * New orders that bring a cart hold along: its units become the order's, in the transaction that captures and allocates it, so there is no
 * moment at which somebody else could take them. What the hold doesn't cover is found by {@code sourcing.allocate}, which asks only for what
 * an order does not hold yet; a hold that can't be used changes nothing but the timeline.
 */
@Component
final class HeldOrders {

    /** A day to pick and pack, before the days on the way by the plan that the hold was made by. */
    private static final Duration HANDLING = Duration.ofDays(1);

    private final Holds holds;

    HeldOrders(Holds holds) {
        this.holds = holds;
    }

    void take(Tx tx, List<NewOrder> fresh) {
        var claimants = new ArrayList<Holds.Claimant>();
        for (var order : fresh) {
            var hold = order.holdId() == null ? OptionalLong.empty() : HoldId.parse(Objects.requireNonNull(order.holdId()));
            hold.ifPresent(id -> claimants.add(claimant(order, id)));
        }
        for (var outcome : holds.convert(tx, claimants)) {
            if (outcome instanceof Holds.Outcome.Converted converted) {
                promise(tx, converted);
            }
        }
    }

    private static Holds.Claimant claimant(NewOrder order, long hold) {
        var lines = order.lines().stream().map(l -> new Holds.Wish(l.line(), l.sku(), l.quantity())).toList();
        return new Holds.Claimant(order.id().value(), order.channel(), hold, lines);
    }

    /** The promise of the plan that the hold was made by; what has to be found beyond it adds a later one. */
    private static void promise(Tx tx, Holds.Outcome.Converted converted) {
        var by = tx.at().plus(HANDLING).plus(Duration.ofDays(converted.transitDays()));
        var placements = converted.units().stream()
                .map(g -> new Decision.Placement(g.line(), g.sku(), g.node(), g.quantity()))
                .toList();
        tx.emit(converted.order(), "order-promised", new AllocateOrders.Promised(by, placements, converted.costMinor()));
    }
}
