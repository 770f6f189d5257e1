package io.crossdock.orchestration;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.holds.HoldId;
import io.crossdock.inventory.holds.Holds;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.KnownKits;
import io.crossdock.orders.NewOrder;
import io.crossdock.sourcing.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * New orders that bring a cart hold along: its units become the order's, in the transaction that captures and allocates it, so there is no
 * moment at which somebody else could take them. They are promised by the computation of any order, with the held nodes given. What the hold
 * doesn't cover is found by {@code sourcing.allocate}, which asks only for what an order does not hold yet; a hold that can't be used changes
 * nothing but the timeline.
 */
@Component
final class HeldOrders {

    private final Holds holds;
    private final Inventory inventory;
    private final KnownKits kits;
    private final Sites sites;
    private final HeldPlans plans;
    private final Promising promising;

    HeldOrders(Holds holds, Inventory inventory, KnownKits kits, Sites sites, HeldPlans plans, Promising promising) {
        this.holds = holds;
        this.inventory = inventory;
        this.kits = kits;
        this.sites = sites;
        this.plans = plans;
        this.promising = promising;
    }

    void take(Tx tx, List<NewOrder> fresh) {
        var converted = holds.convert(tx, claimants(tx, fresh)).stream()
                .filter(Holds.Outcome.Converted.class::isInstance)
                .map(Holds.Outcome.Converted.class::cast)
                .toList();
        if (!converted.isEmpty()) {
            var wishes = new HashMap<Long, Wish>();
            fresh.forEach(order -> wishes.put(order.id().value(), Wish.of(order)));
            promise(tx, converted, wishes);
        }
    }

    private List<Holds.Claimant> claimants(Tx tx, List<NewOrder> fresh) {
        var holding = fresh.stream().filter(order -> hold(order).isPresent()).toList();
        if (holding.isEmpty()) {
            return List.of();
        }
        var codes = new TreeSet<String>();
        holding.forEach(order -> order.lines().forEach(line -> codes.add(line.sku())));
        var known = kits.kits(tx, codes);
        return holding.stream().map(order -> claimant(order, hold(order).getAsLong(), known)).toList();
    }

    private static OptionalLong hold(NewOrder order) {
        var id = order.holdId();
        return id == null ? OptionalLong.empty() : HoldId.parse(id);
    }

    private static Holds.Claimant claimant(NewOrder order, long hold, Map<String, Kit> kits) {
        var lines = order.lines().stream()
                .flatMap(l -> Parts.split(l.line(), l.sku(), l.quantity(), kits).stream())
                .map(unit -> new Holds.Wish(unit.line(), unit.sku(), unit.quantity()))
                .toList();
        return new Holds.Claimant(order.id().value(), order.channel(), hold, lines);
    }

    /**
     * The places that holds had at nodes are given back first, so that the orders find them free: they keep them, or, where their hour is over, get the
     * next. Units whose nodes can't serve the order as it is, because it goes elsewhere than the cart or a node was closed, go back and are
     * looked for as any order's, by the next stage of this transaction.
     */
    private void promise(Tx tx, List<Holds.Outcome.Converted> converted, Map<Long, Wish> wishes) {
        sites.giveBackOrders(tx, converted.stream().map(c -> HoldId.parse(c.hold()).orElseThrow()).toList());
        var made = plans.make(tx, converted.stream().map(c -> new HeldPlans.Held(wishes.get(c.order()), c.units())).toList());
        promising.promise(tx, made, wishes);
        var planned = new TreeSet<Long>();
        made.stream().map(Decision.Sourced::order).forEach(planned::add);
        var unserved = converted.stream().filter(c -> !planned.contains(c.order())).toList();
        if (!unserved.isEmpty()) {
            inventory.releaseOrders(tx, unserved.stream().map(Holds.Outcome.Converted::order).toList());
            unserved.forEach(c -> tx.emit(
                    c.order(), Holds.NOT_USED, new Holds.Outcome.NotUsed(c.order(), c.hold(), Holds.Reason.NO_PLAN)));
        }
    }
}
