package io.crossdock.orchestration;

import io.crossdock.inventory.Inventory;
import io.crossdock.engine.Tx;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import io.crossdock.orders.Substitution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What orders still need from somewhere: open on the line, and held at no node. */
@Component
final class Unfilled {

    private record Key(long order, int line) {}

    /** An order with its lines that need units, kits as their parts; none where everything is held, shipped or canceled. */
    record Need(Parts parts, List<Line> lines) {

        Order order() {
            return parts.order();
        }

        /** SKUs of all lines, of kits and of their parts. */
        void addSkus(Set<String> codes) {
            order().lines().forEach(l -> codes.add(l.sku()));
            if (parts.any()) {
                parts.asParts().lines().forEach(l -> codes.add(l.sku()));
            }
        }
    }

    /** Units that a line needs. */
    record Line(OrderLine line, long quantity) {}

    private final Orders orders;
    private final Inventory inventory;
    private final KitOrders kits;

    Unfilled(Orders orders, Inventory inventory, KitOrders kits) {
        this.kits = kits;
        this.orders = orders;
        this.inventory = inventory;
    }

    /** One per order, in the order asked. */
    List<Need> of(Tx tx, List<Long> ids) {
        Map<Key, Long> held = new HashMap<>();
        inventory.reserved(tx, ids).forEach(g -> held.merge(new Key(g.order(), Substitution.sold(g.line())), g.quantity(), Long::sum));
        return kits.of(tx, orders.load(tx, ids)).stream().map(parts -> need(parts, held)).toList();
    }

    private static Need need(Parts parts, Map<Key, Long> held) {
        var order = parts.asParts();
        var lines = order.lines().stream()
                .map(l -> new Line(l, l.open() - held.getOrDefault(new Key(order.id().value(), l.line()), 0L)))
                .filter(l -> l.quantity() > 0)
                .toList();
        return new Need(parts, lines);
    }
}
