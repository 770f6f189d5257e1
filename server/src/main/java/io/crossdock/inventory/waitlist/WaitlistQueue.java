package io.crossdock.inventory.waitlist;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.WaitlistEntry;
import io.crossdock.inventory.sharing.internal.AtpPool;
import io.crossdock.inventory.sharing.internal.ChannelAvailability;
import io.crossdock.inventory.sharing.internal.ChannelNodes;
import io.crossdock.inventory.sharing.internal.FenceStore;
import io.crossdock.inventory.stock.StockKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives free units to waiting orders, the oldest first. An order that can't be served completely takes nothing and lets
 * younger ones pass; once it has waited too long, free units are set aside for it, so that small young orders can't
 * starve it. The same list and figures give the same answer on every server.
 */
public final class WaitlistQueue {

    private final Map<String, TreeMap<String, AtpPool>> free = new HashMap<>();
    private final Map<String, String> groups;
    private final ChannelNodes scopes;
    private final Instant patience;

    /**
     * A queue for units outside ring fences. @param patience orders that have waited since before then are no longer
     * passed
     */
    public WaitlistQueue(Map<String, List<AvailableUnits>> availability, Collection<String> nodes, Instant patience) {
        this.patience = patience;
        var serving = Set.copyOf(nodes);
        availability.forEach((sku, rows) -> rows.stream()
                .filter(row -> serving.contains(row.node()))
                .forEach(row -> row(sku).put(row.node(), AtpPool.open(row.units()))));
        this.groups = Map.of();
        this.scopes = ChannelNodes.none();
    }

    /** A queue for units that groups share. */
    WaitlistQueue(Map<StockKey, AtpPool> rows, Map<String, String> groups, ChannelNodes scopes, Instant patience) {
        this.patience = patience;
        rows.forEach((key, pool) -> row(key.sku()).put(key.node(), pool));
        this.groups = groups;
        this.scopes = scopes;
    }

    /** A queue for waiting orders of these channels, with the stock as their groups and nodes see it. */
    public static WaitlistQueue of(
            Tx tx, Collection<String> skus, Collection<String> channels, Collection<String> nodes, Instant patience) {
        var serving = Set.copyOf(nodes);
        var rows = ChannelAvailability.pools(tx, skus);
        rows.keySet().removeIf(key -> !serving.contains(key.node()));
        return new WaitlistQueue(rows, FenceStore.groups(tx), ChannelNodes.of(tx, channels), patience);
    }

    private TreeMap<String, AtpPool> row(String sku) {
        return free.computeIfAbsent(sku, _ -> new TreeMap<>());
    }

    /**
     * Serves orders and takes their units.
     *
     * @param waiting by place in the queue; all elements of an order together
     * @return the served orders, in that order
     */
    public List<Long> serve(List<WaitlistEntry> waiting) {
        var served = new ArrayList<Long>();
        for (int from = 0, to; from < waiting.size(); from = to) {
            for (to = from + 1;
                    to < waiting.size()
                            && waiting.get(to).order() == waiting.get(from).order(); ) {
                to++;
            }
            var order = waiting.subList(from, to);
            if (order.stream().allMatch(w -> available(w) >= w.quantity())) {
                order.forEach(this::take);
                served.add(order.getFirst().order());
            } else if (order.getFirst().turn().since().isBefore(patience)) {
                order.forEach(this::take);
            }
        }
        return served;
    }

    /** Whether units of one of these SKUs are still free. */
    public boolean hasAny(Collection<String> skus) {
        return skus.stream().anyMatch(sku -> row(sku).values().stream().anyMatch(pool -> pool.free() > 0));
    }

    private long available(WaitlistEntry w) {
        return row(w.sku()).entrySet().stream()
                .filter(row -> scopes.serves(w.channel(), row.getKey()))
                .mapToLong(row -> row.getValue().available(group(w)))
                .sum();
    }

    private void take(WaitlistEntry w) {
        long open = w.quantity();
        for (var row : row(w.sku()).entrySet()) {
            long had = scopes.serves(w.channel(), row.getKey())
                    ? Math.min(open, row.getValue().available(group(w)))
                    : 0;
            if (had > 0) {
                row.setValue(row.getValue().take(group(w), had));
                open -= had;
            }
        }
    }

    private @Nullable String group(WaitlistEntry w) {
        var channel = w.channel();
        return channel == null ? null : groups.getOrDefault(channel, channel);
    }

    public static long orders(List<WaitlistEntry> waiting) {
        return waiting.stream().mapToLong(WaitlistEntry::order).distinct().count();
    }
}
