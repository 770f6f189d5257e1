package io.crossdock.inventory.sharing.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Fences of stock rows that this transaction has locked, and their changes. Rows without a fence, nearly all, cost
 * nothing: their stock row says so. Groups are read after the lock, so a channel's change of group is seen completely
 * or not at all.
 */
public final class FenceBook {

    private final Map<StockKey, TreeMap<String, Fence>> byRow;
    private final Map<String, String> groups;
    private final TreeSet<StockKey> changed = new TreeSet<>();

    private FenceBook(Map<StockKey, TreeMap<String, Fence>> byRow, Map<String, String> groups) {
        this.byRow = byRow;
        this.groups = groups;
    }

    /** @param locked the rows, locked by this transaction */
    public static FenceBook of(Tx tx, SortedMap<StockKey, StockRow> locked) {
        var keys = new TreeSet<StockKey>();
        locked.forEach((key, level) -> {
            if (level.fenced() != null) {
                keys.add(key);
            }
        });
        return keys.isEmpty()
                ? new FenceBook(Map.of(), Map.of())
                : new FenceBook(FenceStore.read(tx, keys), FenceStore.groups(tx));
    }

    /** The row's pool. */
    public AtpPool pool(StockKey key, StockRow level) {
        var fences = byRow.get(key);
        return fences == null ? AtpPool.open(level.free()) : new AtpPool(level.free(), List.copyOf(fences.values()));
    }

    /** The group whose fences count for a channel; null: none. */
    public @Nullable String group(@Nullable String channel) {
        return channel == null ? null : groups.getOrDefault(channel, channel);
    }

    /** Changes the fence of the channel's group on a row, if there is one. */
    public void change(StockKey key, @Nullable String channel, UnaryOperator<Fence> rule) {
        var group = group(channel);
        var fences = byRow.get(key);
        if (group != null && fences != null && fences.containsKey(group)) {
            fences.computeIfPresent(group, (_, fence) -> rule.apply(fence));
            changed.add(key);
        }
    }

    /** Rows with a changed fence. */
    public SortedSet<StockKey> changed() {
        return changed;
    }

    /** Units of a row that hard fences keep for groups. */
    public long fenced(StockKey key) {
        return fenced(byRow.getOrDefault(key, new TreeMap<>()).values());
    }

    static long fenced(Iterable<Fence> fences) {
        long units = 0;
        for (var fence : fences) {
            units += fence.unused();
        }
        return units;
    }

    /** Writes changed fences, and the fenced units of their rows into {@code changes}. */
    public void store(Tx tx, StockBook changes) {
        for (var key : changed) {
            changes.change(key, level -> level.fence(fenced(key)));
        }
        store(tx);
    }

    /** Writes changed fences; the caller writes the rows. */
    public void store(Tx tx) {
        var fences = new ArrayList<FenceStore.Placed>();
        for (var key : changed) {
            byRow.getOrDefault(key, new TreeMap<>())
                    .values()
                    .forEach(fence -> fences.add(new FenceStore.Placed(key, fence)));
        }
        FenceStore.put(tx, fences);
    }

    /** An empty map by row and group. */
    static Map<StockKey, TreeMap<String, Fence>> none() {
        return new HashMap<>();
    }
}
