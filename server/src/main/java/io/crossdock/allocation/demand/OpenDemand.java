package io.crossdock.allocation.demand;

import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.NeededUnits;
import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.shared.LineRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the units that orders still need: open on the line, and reserved at no node. */
@Component
public final class OpenDemand {

    /**
     * An order with the lines that need units, kits as their parts; no lines where everything is reserved, shipped or
     * canceled.
     */
    public record Need(KitExplosion parts, List<Line> lines) {

        public Order order() {
            return parts.order();
        }

        /** What each of the order's delivery groups needs; without those that need nothing. */
        public List<Need> byGroup() {
            return order().deliveryGroups().isEmpty()
                    ? List.of(this)
                    : order().deliveryGroups().stream()
                            .map(g -> new Need(
                                    parts,
                                    lines.stream()
                                            .filter(l -> g.lines()
                                                    .contains(l.line().line().line()))
                                            .toList()))
                            .filter(n -> !n.lines.isEmpty())
                            .toList();
        }

        /** The order as the group of its first line; the lines are all of one group. */
        public Order part() {
            return order().part(order().groupOf(lines.getFirst().line().line().line()));
        }

        /** Adds the SKUs of all lines, of kits and of their parts. */
        public void addSkus(Set<String> codes) {
            order().lines().forEach(l -> codes.add(l.sku()));
            if (parts.any()) {
                parts.needed().forEach(l -> codes.add(l.sku()));
            }
        }
    }

    /** Units that a line needs. */
    public record Line(NeededUnits line, long quantity) {}

    private final Orders orders;
    private final Inventory inventory;
    private final OrderKits kits;

    OpenDemand(Orders orders, Inventory inventory, OrderKits kits) {
        this.kits = kits;
        this.orders = orders;
        this.inventory = inventory;
    }

    /** One per order, in the given order. Orders that this transaction captured are not read back. */
    public List<Need> of(Tx tx, List<Long> ids) {
        var fresh = FreshOrders.in(tx);
        var captured = fresh.take(ids);
        return captured.isEmpty()
                ? needs(kits.of(tx, orders.load(tx, ids)), held(tx, ids))
                : needs(kits.fresh(tx, captured), held(tx, fresh.holding(ids)));
    }

    private Map<LineRef, Long> held(Tx tx, List<Long> ids) {
        var held = new HashMap<LineRef, Long>();
        if (!ids.isEmpty()) {
            inventory
                    .reserved(tx, ids)
                    .forEach(g -> held.merge(LineRef.original(g.order(), g.line()), g.quantity(), Long::sum));
        }
        return held;
    }

    private static List<Need> needs(List<KitExplosion> orders, Map<LineRef, Long> held) {
        return orders.stream().map(parts -> need(parts, held)).toList();
    }

    private static Need need(KitExplosion parts, Map<LineRef, Long> held) {
        long order = parts.order().id().value();
        var lines = parts.needed().stream()
                .map(l -> new Line(l, l.open() - held.getOrDefault(new LineRef(order, l.line()), 0L)))
                .filter(l -> l.quantity() > 0)
                .toList();
        return new Need(parts, lines);
    }
}
