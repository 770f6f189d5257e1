package io.crossdock.orders.web;

import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderQuery;
import io.crossdock.orders.Orders;
import io.crossdock.shared.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders at a stage: the engine knows which subjects stand there, this module which of them match the query. Reads the
 * subjects in sets, newest first, until a page is full or a limit of sets is reached; then the page may be short or
 * even empty, and its cursor continues.
 */
final class StageList {

    private static final int SET = 500;
    private static final int SETS_MAX = 20;

    private final Orders orders;

    StageList(Orders orders) {
        this.orders = orders;
    }

    /** @param query its limit is one more than the page's */
    Page<Order> page(Tx tx, String stage, OrderQuery query) {
        var found = new ArrayList<Order>();
        OrderId first = query.below();
        long below = first == null ? Long.MAX_VALUE : first.value();
        for (int sets = 0; sets < SETS_MAX; sets++) {
            var there = EngineQueries.at(tx, "order", stage, below, SET);
            if (!there.isEmpty()) {
                below = there.getLast();
                found.addAll(orders.list(tx, only(query, there, query.limit() - found.size())));
            }
            if (found.size() == query.limit() || there.size() < SET) {
                return Page.of(found, query.limit() - 1, order -> order.id().toString());
            }
        }
        return new Page<>(found, new OrderId(below).toString());
    }

    private static OrderQuery only(OrderQuery query, List<Long> ids, int limit) {
        return new OrderQuery(
                query.channel(), query.reference(), query.state(), query.text(), ids, query.below(), limit);
    }
}
