package io.crossdock.allocation.kit;

import io.crossdock.allocation.AllocationCaseKinds;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.KnownKits;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.shared.ListIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Expands the kits of orders into parts. A batch without kits costs one lookup in memory. */
@Component
public final class OrderKits {

    private final KnownKits kits;
    private final Orders orders;
    private final Fulfillments fulfillments;

    OrderKits(KnownKits kits, Orders orders, Fulfillments fulfillments) {
        this.kits = kits;
        this.orders = orders;
        this.fulfillments = fulfillments;
    }

    /** One per order, in the given order. */
    public List<KitExplosion> of(Tx tx, List<Order> loaded) {
        var known = in(tx, loaded);
        if (known.isEmpty()) {
            return loaded.stream().map(KitExplosion::none).toList();
        }
        var having = loaded.stream()
                .filter(o -> o.lines().stream().anyMatch(l -> known.containsKey(l.sku())))
                .map(o -> o.id().value())
                .toList();
        var work = work(tx, having);
        return loaded.stream()
                .map(o -> KitExplosion.of(o, known, work.getOrDefault(o.id().value(), List.of())))
                .toList();
    }

    /** The same for carts, and for orders without fulfillments. */
    public List<KitExplosion> fresh(Tx tx, List<Order> loaded) {
        var known = in(tx, loaded);
        return loaded.stream().map(o -> KitExplosion.of(o, known, List.of())).toList();
    }

    private Map<String, Kit> in(Tx tx, List<Order> loaded) {
        var codes = new TreeSet<String>();
        loaded.forEach(o -> o.lines().forEach(l -> codes.add(l.sku())));
        return kits.kits(tx, codes);
    }

    /** The orders among these that have kits, as they are now, by id. */
    public Map<Long, KitExplosion> load(Tx tx, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var loaded = of(tx, orders.load(tx, ids.stream().distinct().toList()));
        return ListIndex.by(
                loaded.stream().filter(KitExplosion::any).toList(),
                p -> p.order().id().value());
    }

    private Map<Long, List<Fulfillment>> work(Tx tx, Collection<Long> ids) {
        return fulfillments.byOrder(tx, ids).stream().collect(Collectors.groupingBy(Fulfillment::order));
    }

    /**
     * Recalls work that is only for unwanted kits, and raises a case for parts that can't be kept back.
     * {@code UnreleasedReservations} gives back surplus units that no node works on.
     */
    public void clear(Tx tx, Collection<Long> ids) {
        var found = load(tx, ids);
        if (found.isEmpty()) {
            return;
        }
        var work = work(tx, found.keySet());
        found.forEach((order, parts) -> {
            var working = new ArrayList<>(work.getOrDefault(order, List.of()));
            working.removeIf(f -> f.state() != Fulfillment.State.RELEASED);
            var needless = parts.needless(working);
            needless.forEach(f -> tx.signal(new Tx.Signal(f.id().value(), "recall-requested", Map.of())));
            working.removeAll(needless);
            raise(tx, order, parts.strays(working));
        });
    }

    private static void raise(Tx tx, long order, List<KitExplosion.Stray> strays) {
        if (!strays.isEmpty()) {
            var what = strays.stream().map(s -> s.quantity() + " of " + s.sku()).collect(Collectors.joining(", "));
            tx.raise(AllocationCaseKinds.KIT_PARTS_LEFT_OVER.problem(
                    order, "Kit parts are sent that no longer make a whole kit; they are not charged: " + what));
        }
    }
}
