package io.crossdock.inventory.internal;

import io.crossdock.inventory.Available;
import io.crossdock.inventory.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives free units to waiting orders, the oldest first; an order that can't be served completely takes nothing. */
final class Queue {

    private final Map<String, Long> free = new HashMap<>();

    Queue(Map<String, List<Available>> availability, Collection<String> nodes) {
        var serving = Set.copyOf(nodes);
        availability.forEach((sku, rows) -> free.put(
                sku, rows.stream().filter(row -> serving.contains(row.node())).mapToLong(Available::units).sum()));
    }

    /**
     * @param waiting by order; all elements of an order together
     * @return the orders that are served, in that order
     */
    List<Long> serve(List<Wanted> waiting) {
        var served = new ArrayList<Long>();
        for (int from = 0, to; from < waiting.size(); from = to) {
            for (to = from + 1; to < waiting.size() && waiting.get(to).order() == waiting.get(from).order(); ) {
                to++;
            }
            var order = waiting.subList(from, to);
            if (order.stream().allMatch(w -> free.getOrDefault(w.sku(), 0L) >= w.quantity())) {
                order.forEach(w -> free.merge(w.sku(), -w.quantity(), Long::sum));
                served.add(order.getFirst().order());
            }
        }
        return served;
    }

    static long orders(List<Wanted> waiting) {
        return waiting.stream().mapToLong(Wanted::order).distinct().count();
    }
}
