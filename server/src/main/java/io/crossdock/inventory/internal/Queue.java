package io.crossdock.inventory.internal;

import io.crossdock.inventory.Available;
import io.crossdock.inventory.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives free units to waiting orders, the oldest first. An order that can't be served completely takes nothing and is passed by, but not
 * for ever: one that has waited too long has what is there set aside, so that small young orders can't starve it. The same list and figures
 * give the same answer on every server.
 */
final class Queue {

    private final Map<String, Long> free = new HashMap<>();
    private final Instant patience;

    /** @param patience orders that have waited since before then are passed by no more */
    Queue(Map<String, List<Available>> availability, Collection<String> nodes, Instant patience) {
        this.patience = patience;
        var serving = Set.copyOf(nodes);
        availability.forEach((sku, rows) -> free.put(
                sku, rows.stream().filter(row -> serving.contains(row.node())).mapToLong(Available::units).sum()));
    }

    /**
     * @param waiting by place in the queue; all elements of an order together
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
                take(order);
                served.add(order.getFirst().order());
            } else if (order.getFirst().since().isBefore(patience)) {
                take(order);
            }
        }
        return served;
    }

    private void take(List<Wanted> order) {
        order.forEach(w -> free.computeIfPresent(w.sku(), (_, units) -> Math.max(0, units - w.quantity())));
    }

    static long orders(List<Wanted> waiting) {
        return waiting.stream().mapToLong(Wanted::order).distinct().count();
    }
}
