package io.crossdock.orchestration.web;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.shared.ListIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Checks of orders with several delivery groups that the work of each has only lines of its own, and that what is
 * collected at a node is reserved there.
 */
@Component
final class DeliveryGroupCheck {

    /** Open orders that are looked at, the newest first. */
    private static final int ORDERS_MAX = 5_000;

    private final Orders orders;
    private final Fulfillments fulfillments;
    private final Inventory inventory;

    DeliveryGroupCheck(Orders orders, Fulfillments fulfillments, Inventory inventory) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.inventory = inventory;
    }

    /** One sentence per fault. */
    List<String> verify(Tx tx) {
        var ids = orders.withGroups(tx, ORDERS_MAX);
        if (ids.isEmpty()) {
            return List.of();
        }
        var known = ListIndex.by(orders.load(tx, ids), o -> o.id().value());
        var faults = new ArrayList<String>();
        for (var f : fulfillments.byOrder(tx, ids)) {
            var order = ListIndex.known(known, f.order());
            f.lines().stream()
                    .filter(l -> order.groupOf(l.line().line()) != f.group())
                    .forEach(l -> faults.add(f.id() + " is for delivery group " + f.group() + " of " + order.id()
                            + " and has line " + l.line().line() + ", which is of another"));
        }
        for (var held : inventory.reserved(tx, ids)) {
            var part = part(ListIndex.known(known, held.order()), held.line().line());
            var way = part.fulfillment();
            if (DeliveryMethod.ofStore(way.kind()) && !Objects.equals(way.node(), held.node())) {
                faults.add(part.id() + " line " + held.line().line() + ": is collected at " + way.node()
                        + " and reserved at " + held.node());
            }
        }
        return faults;
    }

    private static Order part(Order order, int line) {
        return order.part(order.groupOf(line));
    }
}
