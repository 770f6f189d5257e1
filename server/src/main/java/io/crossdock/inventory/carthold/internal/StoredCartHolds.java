package io.crossdock.inventory.carthold.internal;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.carthold.CartHoldId;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.inventory.reservation.ReservationStore;
import io.crossdock.inventory.reservation.StoredReservations;
import io.crossdock.shared.ListIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cart holds in PostgreSQL: locks the named holds, decides in memory, stores all of them at once. */
@Component
public final class StoredCartHolds implements CartHolds {

    @Override
    public List<Long> open(Tx tx, List<NewHold> holds) {
        bounded(holds);
        return holds.isEmpty() ? List.of() : CartHoldStore.insert(tx, holds);
    }

    @Override
    public void fill(Tx tx, List<Filled> holds) {
        bounded(holds);
        if (holds.isEmpty()) {
            return;
        }
        CartHoldStore.fill(tx, holds);
        tell(
                tx,
                HELD,
                CartHoldStore.load(tx, holds.stream().map(Filled::hold).toList())
                        .values());
    }

    @Override
    public Map<CartKey, Hold> byKey(Tx tx, Collection<CartKey> keys) {
        bounded(keys);
        return ListIndex.by(
                CartHoldStore.load(tx, CartHoldStore.idsByKey(tx, keys)).values(), Hold::cart);
    }

    @Override
    public Map<Long, Hold> load(Tx tx, Collection<Long> ids) {
        return CartHoldStore.load(tx, ids);
    }

    @Override
    public List<Hold> held(Tx tx, String sku, int most) {
        var ids = sku.isEmpty() ? CartHoldStore.held(tx, most) : CartHoldStore.heldOf(tx, sku, most);
        var holds = CartHoldStore.load(tx, ids);
        return ids.stream().map(holds::get).toList();
    }

    @Override
    public List<Long> release(Tx tx, Collection<Long> ids) {
        bounded(ids);
        return end(tx, CartHoldStore.lock(tx, ids), State.RELEASED, RELEASED);
    }

    @Override
    public List<Long> expire(Tx tx, int most) {
        return end(tx, due(tx, most, List.of()), State.EXPIRED, EXPIRED);
    }

    @Override
    public List<Long> due(Tx tx, int most, Collection<Long> except) {
        return CartHoldStore.lockDue(tx, Math.min(most, BATCH_MAX), except);
    }

    @Override
    public List<Long> expire(Tx tx, Collection<Long> holds) {
        bounded(holds);
        return end(tx, CartHoldStore.lock(tx, holds), State.EXPIRED, EXPIRED);
    }

    /** Ends the locked holds that have not ended yet and gives their units back. */
    private static List<Long> end(Tx tx, Collection<Long> locked, State state, EventType<Fact> fact) {
        if (locked.isEmpty()) {
            return List.of();
        }
        var open = CartHoldStore.load(tx, locked).values().stream()
                .filter(hold -> hold.state() == State.HELD)
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        var ids = open.stream().map(Hold::id).toList();
        StoredReservations.giveBack(
                tx, open.stream().flatMap(hold -> hold.units().stream()).toList());
        CartHoldStore.end(tx, ids, state, Collections.nCopies(ids.size(), 0L));
        tell(tx, fact, open);
        return ids;
    }

    @Override
    public List<Long> extend(Tx tx, List<Extension> extensions) {
        bounded(extensions);
        var locked = new HashSet<>(
                CartHoldStore.lock(tx, extensions.stream().map(Extension::hold).toList()));
        var extended = CartHoldStore.extend(
                tx, extensions.stream().filter(e -> locked.contains(e.hold())).toList());
        tell(tx, EXTENDED, CartHoldStore.load(tx, extended).values());
        return extended;
    }

    private static void tell(Tx tx, EventType<Fact> fact, Collection<Hold> holds) {
        for (var hold : holds) {
            tx.emit(
                    hold.id(),
                    fact,
                    new Fact(
                            text(hold.id()), hold.cart().channel(), hold.cart().key(), hold.expiresAt(), hold.lines()));
        }
    }

    @Override
    public List<Outcome> convert(Tx tx, List<Claimant> orders) {
        bounded(orders);
        if (orders.isEmpty()) {
            return List.of();
        }
        var ids = orders.stream().map(Claimant::hold).distinct().toList();
        var holds = CartHoldStore.load(tx, CartHoldStore.lock(tx, ids));
        var taken = new TreeMap<Long, Long>();
        var passed = new ArrayList<ReservedUnits>();
        var surplus = new ArrayList<ReservedUnits>();
        var outcomes = new ArrayList<Outcome>(orders.size());
        for (var order : orders) {
            var hold = holds.get(order.hold());
            var handover = HoldConversion.of(order.order(), hold == null ? List.of() : hold.units(), order.lines());
            var reason = reason(tx.at(), order, hold, taken.keySet(), handover);
            if (reason != null || hold == null) {
                outcomes.add(new Outcome.NotUsed(
                        order.order(), text(order.hold()), reason == null ? Reason.UNKNOWN : reason));
                continue;
            }
            taken.put(hold.id(), order.order());
            passed.addAll(handover.passed());
            surplus.addAll(handover.surplus());
            outcomes.add(converted(order.order(), hold, handover));
        }
        pass(tx, taken, passed, surplus, orders);
        outcomes.forEach(outcome -> tell(tx, outcome));
        return outcomes;
    }

    private static @Nullable Reason reason(
            Instant now, Claimant order, @Nullable Hold hold, Set<Long> taken, HoldConversion handover) {
        if (hold == null) {
            return Reason.UNKNOWN;
        }
        if (!hold.cart().channel().equals(order.channel())) {
            return Reason.OTHER_CART;
        }
        if (taken.contains(hold.id())) {
            return Reason.TAKEN;
        }
        return switch (hold.state()) {
            case EXPIRED -> Reason.EXPIRED;
            case RELEASED -> Reason.RELEASED;
            case CONVERTED -> Reason.TAKEN;
            case HELD -> {
                if (!hold.expiresAt().isAfter(now)) {
                    yield Reason.EXPIRED;
                }
                yield handover.passed().isEmpty() ? Reason.OTHER_CART : null;
            }
        };
    }

    private static Outcome.Converted converted(long order, Hold hold, HoldConversion handover) {
        var back =
                handover.surplus().stream().mapToLong(ReservedUnits::quantity).sum();
        return new Outcome.Converted(
                order, text(hold.id()), handover.passed(), back, hold.transitDays(), hold.costMinor());
    }

    /** Gives the surplus back first; the units that the holds have left are exactly those that pass to the orders. */
    private static void pass(
            Tx tx,
            Map<Long, Long> orderByHold,
            List<ReservedUnits> passed,
            List<ReservedUnits> surplus,
            List<Claimant> orders) {
        if (orderByHold.isEmpty()) {
            return;
        }
        StoredReservations.giveBack(tx, surplus);
        ReservationStore.remove(tx, orderByHold.keySet());
        var channels = new HashMap<ReservationOwner, String>();
        orders.forEach(order -> channels.put(ReservationOwner.order(order.order()), order.channel()));
        ReservationStore.add(tx, passed, channels);
        CartHoldStore.end(tx, List.copyOf(orderByHold.keySet()), State.CONVERTED, List.copyOf(orderByHold.values()));
        CartHoldStore.convert(tx, orderByHold);
    }

    @Override
    public Map<Long, Long> takenOver(Tx tx, Collection<Long> orders) {
        return CartHoldStore.takenOver(tx, orders);
    }

    private static void tell(Tx tx, Outcome outcome) {
        switch (outcome) {
            case Outcome.Converted converted -> tx.emit(converted.order(), CONVERTED, Taken.of(converted));
            case Outcome.NotUsed none -> tx.emit(none.order(), NOT_USED, none);
        }
    }

    @Override
    public int forget(Tx tx, Instant endedBefore, int most) {
        return CartHoldStore.forget(tx, endedBefore, most);
    }

    private static String text(long hold) {
        return new CartHoldId(hold).toString();
    }

    private static void bounded(Collection<?> elements) {
        if (elements.size() > BATCH_MAX) {
            throw new IllegalArgumentException("at most " + BATCH_MAX + " holds in one call, not " + elements.size());
        }
    }
}
