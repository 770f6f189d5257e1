package io.crossdock.allocation.reallocation;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.NodeAllocations;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.promises.Promises;
import io.crossdock.promises.Promises.Promise;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.ListIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the units of a {@link Reallocation} by order: those held at a node, or those that are to leave by a carrier
 * service.
 */
@Component
final class ReallocationScope {

    private final NodeAllocations allocations;
    private final Inventory inventory;
    private final Promises promises;
    private final Orders orders;

    ReallocationScope(NodeAllocations allocations, Inventory inventory, Promises promises, Orders orders) {
        this.orders = orders;
        this.allocations = allocations;
        this.inventory = inventory;
        this.promises = promises;
    }

    /** Units of up to {@link Reallocation#ORDERS_MAX} orders, in the order in which they are decided. */
    Map<Long, List<ReservedUnits>> find(Tx tx, ReallocationRequest asked) {
        return switch (asked.kind()) {
            case NODE ->
                byOrder(upTo(
                        allocations.at(
                                tx, asked.code(), asked.sku(), asked.from(), asked.after(), Reallocation.ORDERS_MAX),
                        asked.units()));
            case SERVICE -> leaving(tx, asked);
        };
    }

    /** The units of these orders as of now, without orders that are no longer affected. */
    Map<Long, List<ReservedUnits>> again(Tx tx, ReallocationRequest asked, Collection<Long> orders) {
        var held = inventory.reserved(tx, orders);
        var now = byOrder(
                switch (asked.kind()) {
                    case NODE ->
                        held.stream()
                                .filter(g -> g.node().equals(asked.code())
                                        && (asked.sku() == null || g.sku().equals(asked.sku())))
                                .toList();
                    case SERVICE -> leaving(held, asked.code(), legs(tx, orders));
                });
        var kept = new LinkedHashMap<Long, List<ReservedUnits>>();
        orders.stream().filter(now::containsKey).forEach(order -> kept.put(order, now.get(order)));
        return kept;
    }

    /** Whole orders until this many units are reached; 0 for all. */
    private static List<ReservedUnits> upTo(List<ReservedUnits> at, long units) {
        if (units == 0) {
            return at;
        }
        var taken = new ArrayList<ReservedUnits>();
        long sum = 0;
        long order = 0;
        for (var g : at) {
            if (sum >= units && g.order() != order) {
                break;
            }
            taken.add(g);
            order = g.order();
            sum += g.quantity();
        }
        return taken;
    }

    /**
     * Reads the reservations page by page: this happens only when a carrier is down, and an index would cost every
     * promise.
     */
    private Map<Long, List<ReservedUnits>> leaving(Tx tx, ReallocationRequest asked) {
        var found = new LinkedHashMap<Long, List<ReservedUnits>>();
        long after = asked.after();
        while (found.size() < Reallocation.ORDERS_MAX) {
            var page = allocations.at(tx, null, null, NodeAllocations.From.OLDEST, after, NodeAllocations.ORDERS_MAX);
            if (page.isEmpty()) {
                break;
            }
            after = page.getLast().order();
            var legs =
                    legs(tx, page.stream().map(ReservedUnits::order).distinct().toList());
            byOrder(leaving(page, asked.code(), legs)).entrySet().stream()
                    .limit(Reallocation.ORDERS_MAX - found.size())
                    .forEach(e -> found.put(e.getKey(), e.getValue()));
        }
        return found;
    }

    /** Promises of orders by delivery group, and which line is of which group. */
    private record Legs(Map<GroupRef, Promise> promises, Map<Long, Order> several) {

        @Nullable
        Promise of(ReservedUnits held) {
            var order = several.get(held.order());
            return promises.get(
                    order == null
                            ? GroupRef.first(held.order())
                            : new GroupRef(
                                    held.order(), order.groupOf(held.line().line())));
        }
    }

    /** Loads only the orders that have several promises. */
    private Legs legs(Tx tx, Collection<Long> ids) {
        var made = promises.of(tx, ids);
        var several = made.keySet().stream()
                .filter(g -> g.group() != GroupRef.FIRST)
                .map(GroupRef::order)
                .distinct()
                .toList();
        return new Legs(made, ListIndex.by(orders.load(tx, several), o -> o.id().value()));
    }

    private static List<ReservedUnits> leaving(List<ReservedUnits> held, String service, Legs legs) {
        return held.stream()
                .filter(g -> OpenLegs.open(legs.of(g), g.node())
                        .filter(l -> l.service().equals(service))
                        .isPresent())
                .toList();
    }

    private static Map<Long, List<ReservedUnits>> byOrder(List<ReservedUnits> goods) {
        return goods.stream()
                .collect(Collectors.groupingBy(ReservedUnits::order, LinkedHashMap::new, Collectors.toList()));
    }
}
