package io.crossdock.allocation.carthold;

import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.allocation.promise.PromiseWriter;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.carthold.CartHoldId;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.KnownKits;
import io.crossdock.orders.NewOrder;
import io.crossdock.shared.ListIndex;
import io.crossdock.sourcing.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Converts cart holds that new orders bring along. The units pass to the order in the transaction that captures and
 * allocates it, so nobody else can take them in between. Their dates are computed as for any order, with the held nodes
 * given. {@code sourcing.allocate} then finds the units that the hold does not cover. A hold that can't be used leaves
 * only an event on the timeline.
 */
@Component
public final class CartHoldConversion {

    private final CartHolds holds;
    private final Inventory inventory;
    private final KnownKits kits;
    private final CandidateNodes sites;
    private final HeldUnitPlans plans;
    private final PromiseWriter promising;

    CartHoldConversion(
            CartHolds holds,
            Inventory inventory,
            KnownKits kits,
            CandidateNodes sites,
            HeldUnitPlans plans,
            PromiseWriter promising) {
        this.holds = holds;
        this.inventory = inventory;
        this.kits = kits;
        this.sites = sites;
        this.plans = plans;
        this.promising = promising;
    }

    public void take(Tx tx, List<NewOrder> fresh) {
        var converted = holds.convert(tx, claimants(tx, fresh)).stream()
                .filter(CartHolds.Outcome.Converted.class::isInstance)
                .map(CartHolds.Outcome.Converted.class::cast)
                .toList();
        if (!converted.isEmpty()) {
            var requests = new HashMap<Long, SourcingRequest>(); // orders with a cart hold have one delivery group
            fresh.forEach(order -> requests.put(order.id().value(), SourcingRequest.of(order)));
            promise(tx, converted, requests);
        }
    }

    private List<CartHolds.Claimant> claimants(Tx tx, List<NewOrder> fresh) {
        var holding = fresh.stream().filter(order -> hold(order).isPresent()).toList();
        if (holding.isEmpty()) {
            return List.of();
        }
        var codes = new TreeSet<String>();
        holding.forEach(order -> order.goods().forEach(line -> codes.add(line.sku())));
        var known = kits.kits(tx, codes);
        return holding.stream()
                .map(order -> claimant(order, hold(order).getAsLong(), known))
                .toList();
    }

    private static OptionalLong hold(NewOrder order) {
        var id = order.holdId();
        return id == null ? OptionalLong.empty() : CartHoldId.parse(id);
    }

    private static CartHolds.Claimant claimant(NewOrder order, long hold, Map<String, Kit> kits) {
        var lines = order.goods().stream()
                .flatMap(l -> KitExplosion.split(l.line(), l.sku(), l.quantity(), kits).stream())
                .map(unit -> new CartHolds.OrderedUnits(unit.line(), unit.sku(), unit.quantity()))
                .toList();
        return new CartHolds.Claimant(order.id().value(), order.channel(), hold, lines);
    }

    /**
     * Makes plans for the converted units. The holds' places at nodes are given back first, so that the orders can take
     * them again, or the next ones where their hour has passed. Units whose nodes can't serve the order (it goes
     * elsewhere than the cart, or a node closed) are released; the next stage of this transaction allocates the order
     * as any other.
     */
    private void promise(Tx tx, List<CartHolds.Outcome.Converted> converted, Map<Long, SourcingRequest> requests) {
        sites.giveBackOrders(
                tx,
                converted.stream()
                        .map(c -> CartHoldId.parse(c.hold()).orElseThrow())
                        .toList());
        var made = plans.make(
                tx,
                converted.stream()
                        .map(c -> new HeldUnitPlans.Held(ListIndex.known(requests, c.order()), c.units()))
                        .toList());
        promising.promiseAsked(tx, made.plans(), made.demands());
        var planned = new TreeSet<Long>();
        made.plans().stream().map(Decision.Sourced::order).forEach(planned::add);
        var unserved =
                converted.stream().filter(c -> !planned.contains(c.order())).toList();
        if (!unserved.isEmpty()) {
            inventory.releaseOrders(
                    tx,
                    unserved.stream().map(CartHolds.Outcome.Converted::order).toList());
            unserved.forEach(c -> tx.emit(
                    c.order(),
                    CartHolds.NOT_USED,
                    new CartHolds.Outcome.NotUsed(c.order(), c.hold(), CartHolds.Reason.NO_PLAN)));
        }
    }
}
