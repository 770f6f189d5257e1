package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Audience;
import io.crossdock.inventory.Available;
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

/** Who sees which units: the same rules as claims, read without locks. */
final class Shares {

    private Shares() {}

    /** Whether some of these channels may see other units of these SKUs than anybody sees. One statement, two look-ups by index. */
    static boolean divided(Tx tx, Collection<String> skus, Collection<String> channels) {
        if (channels.isEmpty()) {
            return false;
        }
        return tx.sql("""
                select exists (select from inventory.ring_fence f where f.sku = any(?))
                    or exists (select from inventory.channel_node n where n.channel = any(?))
                """)
                .texts(skus)
                .texts(channels)
                .first(rs -> rs.getBoolean(1))
                .orElseThrow();
    }

    static List<Audience> audiences(Tx tx, Collection<String> skus, Collection<String> channels) {
        var asked = new LinkedHashSet<>(channels);
        if (!divided(tx, skus, asked)) {
            return List.of(new Audience(null, asked));
        }
        record View(@Nullable String group, Set<String> nodes) {}
        var groups = FenceStore.groups(tx);
        var fencing = new HashSet<String>();
        FenceStore.ofSkus(tx, skus).values().forEach(row -> fencing.addAll(row.keySet()));
        var scopes = Scopes.of(tx, asked);
        var views = new LinkedHashMap<View, TreeSet<String>>();
        for (var channel : asked) {
            var group = groups.getOrDefault(channel, channel);
            var view = new View(fencing.contains(group) ? group : null, scopes.nodes(channel));
            views.computeIfAbsent(view, _ -> new TreeSet<>()).add(channel);
        }
        var audiences = new ArrayList<Audience>();
        views.forEach((view, alike) -> audiences.add(
                new Audience(view.group() == null && view.nodes().isEmpty() ? null : alike.first(), alike)));
        return audiences;
    }

    static Map<String, List<Available>> availability(Tx tx, Collection<String> skus, String channel) {
        var scopes = Scopes.of(tx, List.of(channel));
        var group = FenceStore.groups(tx).getOrDefault(channel, channel);
        var bySku = new HashMap<String, List<Available>>();
        pools(tx, skus).forEach((key, pool) -> {
            long units = scopes.serves(channel, key.node()) ? pool.available(group) : 0;
            if (units > 0) {
                bySku.computeIfAbsent(key.sku(), _ -> new ArrayList<>()).add(new Available(key.node(), units));
            }
        });
        return bySku;
    }

    /** Rows with units before fences, by SKU and node. */
    static TreeMap<Key, Pool> pools(Tx tx, Collection<String> skus) {
        var rows = Stock.free(tx, skus);
        var fenced = rows.entrySet().stream().filter(row -> row.getValue().fenced() != null).map(Map.Entry::getKey).toList();
        var fences = fenced.isEmpty() ? Fences.none() : FenceStore.read(tx, fenced);
        var pools = new TreeMap<Key, Pool>();
        rows.forEach((key, level) -> {
            var own = fences.get(key);
            pools.put(key, own == null ? Pool.open(level.free()) : new Pool(level.free(), List.copyOf(own.values())));
        });
        return pools;
    }
}
