package io.crossdock.inventory.sharing.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.ChannelView;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Availability for channels: the same rules as for claims, read without locks. */
public final class ChannelAvailability {

    private ChannelAvailability() {}

    /**
     * Whether some of these channels may see other units of these SKUs than orders without a channel do. One statement,
     * two index look-ups.
     */
    public static boolean divided(Tx tx, Collection<String> skus, Collection<String> channels) {
        if (channels.isEmpty()) {
            return false;
        }
        return ChannelNodeStore.divided(tx, skus, channels);
    }

    public static List<ChannelView> audiences(Tx tx, Collection<String> skus, Collection<String> channels) {
        var asked = new LinkedHashSet<>(channels);
        if (!divided(tx, skus, asked)) {
            return List.of(new ChannelView(null, asked));
        }
        record View(@Nullable String group, Set<String> nodes) {}
        var groups = FenceStore.groups(tx);
        var fencing = new HashSet<String>();
        FenceStore.ofSkus(tx, skus).values().forEach(row -> fencing.addAll(row.keySet()));
        var scopes = ChannelNodes.of(tx, asked);
        var views = new LinkedHashMap<View, TreeSet<String>>();
        for (var channel : asked) {
            var group = groups.getOrDefault(channel, channel);
            var view = new View(fencing.contains(group) ? group : null, scopes.nodes(channel));
            views.computeIfAbsent(view, _ -> new TreeSet<>()).add(channel);
        }
        var audiences = new ArrayList<ChannelView>();
        views.forEach((view, alike) -> audiences.add(
                new ChannelView(view.group() == null && view.nodes().isEmpty() ? null : alike.first(), alike)));
        return audiences;
    }

    public static Map<String, List<AvailableUnits>> availability(Tx tx, Collection<String> skus, String channel) {
        var scopes = ChannelNodes.of(tx, List.of(channel));
        var group = FenceStore.groups(tx).getOrDefault(channel, channel);
        var bySku = new HashMap<String, List<AvailableUnits>>();
        pools(tx, skus).forEach((key, pool) -> {
            long units = scopes.serves(channel, key.node()) ? pool.available(group) : 0;
            if (units > 0) {
                bySku.computeIfAbsent(key.sku(), _ -> new ArrayList<>()).add(new AvailableUnits(key.node(), units));
            }
        });
        return bySku;
    }

    /** Rows with units before fences, by SKU and node. */
    public static TreeMap<StockKey, AtpPool> pools(Tx tx, Collection<String> skus) {
        var rows = StockStore.free(tx, skus);
        var fenced = rows.entrySet().stream()
                .filter(row -> row.getValue().fenced() != null)
                .map(Map.Entry::getKey)
                .toList();
        var fences = fenced.isEmpty() ? FenceBook.none() : FenceStore.read(tx, fenced);
        var pools = new TreeMap<StockKey, AtpPool>();
        rows.forEach((key, level) -> {
            var own = fences.get(key);
            pools.put(
                    key,
                    own == null ? AtpPool.open(level.free()) : new AtpPool(level.free(), List.copyOf(own.values())));
        });
        return pools;
    }
}
