package io.crossdock.allocation.reallocation;

import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.shared.LineRef;
import io.crossdock.shared.NodeLineRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Units that orders hold and no node works on. They exist between allocation and release, and after a node gave back
 * work whose units had been reserved elsewhere ({@link Reallocation}). Where that node shipped nevertheless, they are
 * surplus.
 */
@Component
public final class UnreleasedReservations {

    private final Inventory inventory;
    private final Fulfillments fulfillments;

    UnreleasedReservations(Inventory inventory, Fulfillments fulfillments) {
        this.inventory = inventory;
        this.fulfillments = fulfillments;
    }

    /**
     * Gives back units beyond the open ones, line by line. A line that a node still works on is left alone: its surplus
     * may replace work that is being recalled.
     *
     * @param recalled orders whose customer asked to stop; they need nothing more
     * @return orders with units that are to be released to a node
     */
    public Set<Long> giveBackSurplus(Tx tx, List<KitExplosion> orders, Set<Long> recalled) {
        var ids = orders.stream().map(p -> p.order().id().value()).toList();
        var held = inventory.reserved(tx, ids);
        if (held.isEmpty()) {
            return Set.of();
        }
        var worked = worked(fulfillments.byOrder(tx, ids));
        var busy = worked.keySet().stream()
                .map(p -> LineRef.original(p.order(), p.line()))
                .collect(Collectors.toSet());
        return giveBack(tx, held, worked, busy, wanted(orders, recalled));
    }

    /** The orders among these that hold units no node works on. */
    public Set<Long> idle(Tx tx, Collection<Long> orders) {
        var held = inventory.reserved(tx, List.copyOf(orders));
        if (held.isEmpty()) {
            return Set.of();
        }
        var worked = worked(fulfillments.byOrder(
                tx, held.stream().map(ReservedUnits::order).distinct().toList()));
        return held.stream()
                .filter(g -> g.quantity() > worked.getOrDefault(place(g), 0L))
                .map(ReservedUnits::order)
                .collect(Collectors.toSet());
    }

    /** Units that nodes work on. */
    private static Map<NodeLineRef, Long> worked(List<Fulfillment> work) {
        var worked = new HashMap<NodeLineRef, Long>();
        work.stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .forEach(f -> f.lines()
                        .forEach(l ->
                                worked.merge(new NodeLineRef(f.order(), l.line(), f.node()), l.quantity(), Long::sum)));
        return worked;
    }

    /** Lines with more units held than open: other units are reserved in place of work that is being recalled. */
    public Set<LineRef> heldTwice(Tx tx, List<KitExplosion> orders) {
        var held = new HashMap<LineRef, Long>();
        inventory
                .reserved(tx, orders.stream().map(p -> p.order().id().value()).toList())
                .forEach(g -> held.merge(LineRef.original(g.order(), g.line()), g.quantity(), Long::sum));
        for (var parts : orders) {
            long id = parts.order().id().value();
            parts.needed()
                    .forEach(l -> held.computeIfPresent(
                            new LineRef(id, l.line()), (_, units) -> units > l.open() ? units : null));
        }
        return held.keySet();
    }

    private static Map<LineRef, Long> wanted(List<KitExplosion> orders, Set<Long> recalled) {
        var wanted = new HashMap<LineRef, Long>();
        for (var order : orders) {
            long id = order.order().id().value();
            order.needed().forEach(l -> wanted.put(new LineRef(id, l.line()), recalled.contains(id) ? 0 : l.open()));
        }
        return wanted;
    }

    private static NodeLineRef place(ReservedUnits goods) {
        return new NodeLineRef(goods.order(), goods.line(), goods.node());
    }

    private Set<Long> giveBack(
            Tx tx,
            List<ReservedUnits> held,
            Map<NodeLineRef, Long> worked,
            Set<LineRef> busy,
            Map<LineRef, Long> wanted) {
        var waiting = new HashSet<Long>();
        var surplus = new ArrayList<ReleaseRequest>();
        for (var goods : held) {
            var line = LineRef.original(goods.order(), goods.line());
            long idle = goods.quantity() - worked.getOrDefault(place(goods), 0L);
            if (idle <= 0 || busy.contains(line)) {
                continue;
            }
            long kept = Math.min(idle, wanted.getOrDefault(line, 0L));
            wanted.merge(line, -kept, Long::sum);
            if (kept > 0) {
                waiting.add(goods.order());
            }
            if (kept < idle) {
                surplus.add(new ReleaseRequest(goods.owner(), goods.line(), goods.node(), idle - kept));
            }
        }
        if (!surplus.isEmpty()) {
            inventory.release(tx, surplus);
        }
        return waiting;
    }
}
