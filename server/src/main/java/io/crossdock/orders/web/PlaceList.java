package io.crossdock.orders.web;

import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.orders.NodeOrders;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderQuery;
import io.crossdock.orders.Orders;
import io.crossdock.shared.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders at a stage, at a node, or both: others know which orders those are, this module which of them match the query.
 * Reads them in sets, newest first, until a page is full or a limit of sets is reached; then the page may be short or
 * even empty, and its cursor continues.
 */
final class PlaceList {

    private static final int SET = 500;
    private static final int SETS_MAX = 20;

    private final Orders orders;
    private final NodeOrders nodes;

    PlaceList(Orders orders, NodeOrders nodes) {
        this.orders = orders;
        this.nodes = nodes;
    }

    /** Where orders are; null for anywhere, but not both. */
    record Place(@Nullable String stage, @Nullable String node) {}

    /** @param query its limit is one more than the page's */
    Page<Order> page(Tx tx, Place place, OrderQuery query) {
        var found = new ArrayList<Order>();
        OrderId first = query.after();
        long below = first == null ? Long.MAX_VALUE : first.value();
        for (int sets = 0; sets < SETS_MAX; sets++) {
            var there = set(tx, place, below);
            if (!there.isEmpty()) {
                below = there.getLast();
                var matching = new OrderQuery(
                        query.filter(),
                        query.seller(),
                        both(tx, place, there),
                        query.after(),
                        query.limit() - found.size());
                found.addAll(orders.list(tx, matching));
            }
            if (found.size() == query.limit() || there.size() < SET) {
                return Page.of(found, query.limit() - 1, order -> order.id().toString());
            }
        }
        return new Page<>(found, new OrderId(below).toString());
    }

    private List<Long> set(Tx tx, Place place, long below) {
        return place.node() != null
                ? nodes.at(tx, place.node(), below, SET)
                : EngineQueries.at(tx, "order", String.valueOf(place.stage()), below, SET);
    }

    /** Those of a node's orders that are at the stage, too. */
    private static List<Long> both(Tx tx, Place place, List<Long> there) {
        if (place.node() == null || place.stage() == null) {
            return there;
        }
        return EngineQueries.standing(tx, there).stream()
                .filter(standing -> standing.stage().equals(place.stage()))
                .map(EngineQueries.Standing::subject)
                .toList();
    }
}
