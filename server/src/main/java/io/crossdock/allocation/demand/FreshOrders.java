package io.crossdock.allocation.demand;

import io.crossdock.engine.Tx;
import io.crossdock.orders.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Orders that this transaction captured and that have not changed since. The first stage that asks for them in the same
 * transaction does not read them back. They are handed out once.
 */
public final class FreshOrders {

    private final Map<Long, Order> orders = new HashMap<>();
    private final Set<Long> holding = new HashSet<>();

    private FreshOrders() {}

    public static FreshOrders in(Tx tx) {
        return tx.shared(FreshOrders.class, FreshOrders::new);
    }

    /** @param took orders that took over a cart hold and may hold units */
    public void add(List<Order> captured, Collection<Long> took) {
        captured.forEach(order -> orders.put(order.id().value(), order));
        holding.addAll(took);
    }

    /** These orders in the given order, if all of them are fresh; else none. */
    List<Order> take(List<Long> ids) {
        if (orders.isEmpty() || !orders.keySet().containsAll(ids)) {
            orders.clear();
            return List.of();
        }
        var taken = new ArrayList<Order>(ids.size());
        ids.forEach(id -> taken.add(Objects.requireNonNull(orders.get(id))));
        ids.forEach(orders::remove);
        return taken;
    }

    /** The orders among these that may hold units. */
    List<Long> holding(List<Long> ids) {
        return holding.isEmpty()
                ? List.of()
                : ids.stream().filter(holding::contains).toList();
    }
}
