package io.crossdock.orchestration;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Goods;
import io.crossdock.inventory.holds.HoldId;
import io.crossdock.inventory.holds.Holds;
import io.crossdock.orders.NewOrder;
import io.crossdock.promises.NodeWork;
import io.crossdock.promises.Promises;
import io.crossdock.promises.Promises.NewLeg;
import io.crossdock.promises.Promises.NewPromise;
import io.crossdock.sourcing.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final Sites sites;
    private final Promises promises;

    HeldOrders(Holds holds, Sites sites, Promises promises) {
        this.holds = holds;
        this.sites = sites;
        this.promises = promises;
    }

    void take(Tx tx, List<NewOrder> fresh) {
        var claimants = new ArrayList<Holds.Claimant>();
        for (var order : fresh) {
            var hold = order.holdId() == null ? OptionalLong.empty() : HoldId.parse(Objects.requireNonNull(order.holdId()));
            hold.ifPresent(id -> claimants.add(claimant(order, id)));
        }
        var services = new HashMap<Long, String>();
        fresh.forEach(order -> services.put(order.id().value(), order.service()));
        var converted = holds.convert(tx, claimants).stream()
                .filter(Holds.Outcome.Converted.class::isInstance)
                .map(Holds.Outcome.Converted.class::cast)
                .toList();
        if (!converted.isEmpty()) {
            sites.passOn(tx, converted.stream().map(HeldOrders::passed).toList());
            promises.make(tx, converted.stream().map(c -> dates(tx, c, services.get(c.order()))).toList());
            converted.forEach(c -> tell(tx, c));
        }
    }

    private static NodeWork.Passed passed(Holds.Outcome.Converted converted) {
        return new NodeWork.Passed(HoldId.parse(converted.hold()).orElseThrow(), converted.order());
    }

    private static Holds.Claimant claimant(NewOrder order, long hold) {
        var lines = order.lines().stream().map(l -> new Holds.Wish(l.line(), l.sku(), l.quantity())).toList();
        return new Holds.Claimant(order.id().value(), order.channel(), hold, lines);
    }

    /** The promise of the plan that the hold was made by, the same for each of its nodes; what has to be found beyond it adds a later one. */
    private static NewPromise dates(Tx tx, Holds.Outcome.Converted converted, String service) {
        var ships = tx.at().plus(HANDLING);
        var by = deliverBy(tx, converted);
        var legs = converted.units().stream()
                .map(Goods::node)
                .distinct()
                .map(node -> new NewLeg(node, service, ships, by, converted.transitDays(), false))
                .toList();
        return new NewPromise(converted.order(), by, "cart hold " + converted.hold(), legs);
    }

    private static Instant deliverBy(Tx tx, Holds.Outcome.Converted converted) {
        return tx.at().plus(HANDLING).plus(Duration.ofDays(converted.transitDays()));
    }

    private static void tell(Tx tx, Holds.Outcome.Converted converted) {
        var placements = converted.units().stream()
                .map(g -> new Decision.Placement(g.line(), g.sku(), g.node(), g.quantity()))
                .toList();
        tx.emit(converted.order(), "order-promised",
                new AllocateOrders.Promised(deliverBy(tx, converted), placements, converted.costMinor()));
    }
}
