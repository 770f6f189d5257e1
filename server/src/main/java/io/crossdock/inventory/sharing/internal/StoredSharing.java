package io.crossdock.inventory.sharing.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockIncreased;
import io.crossdock.inventory.sharing.ChannelStock;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.inventory.sharing.SkuBar;
import io.crossdock.inventory.stock.InputBounds;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockRow;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.platform.change.ChangeTrail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The verbs in PostgreSQL: locks the stock rows, then sets what they withhold. */
@Component
public final class StoredSharing implements Sharing {

    /** Recounts the held units of fences that the channels touch. Locks their rows before it changes the groups. */
    @Override
    public void putChannels(Tx tx, List<ChannelStock> channels) {
        InputBounds.bounded(channels);
        if (channels.isEmpty()) {
            return;
        }
        ChannelNodeStore.lockForChange(tx);
        var before = FenceStore.groups(tx);
        var groups = new TreeSet<String>();
        channels.forEach(c -> {
            groups.add(c.group());
            groups.add(c.channel());
            groups.add(before.getOrDefault(c.channel(), c.channel()));
        });
        var locked = StockStore.lock(tx, new TreeSet<>(FenceStore.rowsOf(tx, groups)));
        var named = channels.stream().map(ChannelStock::channel).toList();
        ChangeTrail.tell(
                tx,
                "stock-channel",
                channels(tx).stream().filter(c -> named.contains(c.channel())).toList(),
                channels,
                ChannelStock::channel);
        ChannelNodeStore.put(tx, channels);
        if (!locked.isEmpty()) {
            var fences = FenceStore.read(tx, locked.keySet());
            store(tx, locked, recounted(tx, locked, fences));
        }
    }

    private static Map<StockKey, TreeMap<String, Fence>> recounted(
            Tx tx, SortedMap<StockKey, StockRow> locked, Map<StockKey, TreeMap<String, Fence>> fences) {
        var held = FenceStore.held(tx, locked.keySet());
        fences.forEach((key, row) -> row.replaceAll((group, fence) -> new Fence(
                group,
                fence.kind(),
                fence.units(),
                held.getOrDefault(key, Map.of()).getOrDefault(group, 0L),
                fence.shipped())));
        return fences;
    }

    @Override
    public List<ChannelStock> channels(Tx tx) {
        return ChannelNodeStore.all(tx);
    }

    @Override
    public void fence(Tx tx, List<RingFence> fences) {
        InputBounds.bounded(fences);
        if (fences.isEmpty()) {
            return;
        }
        ChannelNodeStore.lockForChange(tx);
        var locked = StockStore.lockOrMake(tx, StockKey.sorted(fences, f -> new StockKey(f.sku(), f.node())));
        var byRow = FenceStore.read(tx, locked.keySet());
        tell(tx, byRow, fences.stream().map(StoredSharing::at).toList(), fences);
        for (var f : fences) {
            byRow.computeIfAbsent(new StockKey(f.sku(), f.node()), _ -> new TreeMap<>())
                    .put(f.group(), new Fence(f.group(), f.kind(), InputBounds.notNegative(f.units()), 0, 0));
        }
        store(tx, locked, recounted(tx, locked, byRow));
    }

    @Override
    public void unfence(Tx tx, List<RingFence.At> fences) {
        InputBounds.bounded(fences);
        var locked = StockStore.lock(tx, StockKey.sorted(fences, f -> new StockKey(f.sku(), f.node())));
        if (locked.isEmpty()) {
            return;
        }
        tell(tx, FenceStore.read(tx, locked.keySet()), fences, List.of());
        FenceStore.remove(tx, fences);
        store(tx, locked, FenceStore.read(tx, locked.keySet()));
    }

    private static RingFence.At at(RingFence fence) {
        return new RingFence.At(fence.sku(), fence.node(), fence.group());
    }

    /** @param keys the fences that change */
    private static void tell(
            Tx tx,
            Map<StockKey, TreeMap<String, Fence>> before,
            Collection<RingFence.At> keys,
            Collection<RingFence> after) {
        var changing = new HashSet<>(keys);
        var was = new ArrayList<RingFence>();
        before.forEach((key, row) -> row.values()
                .forEach(f -> was.add(new RingFence(key.sku(), key.node(), f.group(), f.kind(), f.units()))));
        was.removeIf(fence -> !changing.contains(at(fence)));
        ChangeTrail.tell(tx, "ring-fence", was, after, f -> String.join(" ", f.sku(), f.node(), f.group()));
    }

    /** Writes the fences of these rows and the rows' fenced units. */
    private static void store(
            Tx tx, SortedMap<StockKey, StockRow> locked, Map<StockKey, TreeMap<String, Fence>> fences) {
        var placed = new ArrayList<FenceStore.Placed>();
        fences.forEach((key, row) -> row.values().forEach(fence -> placed.add(new FenceStore.Placed(key, fence))));
        FenceStore.put(tx, placed);
        var changes = new StockBook(locked);
        locked.keySet().forEach(key -> {
            var kept = keptBack(fences.get(key));
            changes.change(key, level -> level.fence(kept));
        });
        changes.store(tx);
        // A group's share can grow without the unfenced units growing, so waiting orders need a look.
        var skus = locked.keySet().stream().map(StockKey::sku).distinct().toList();
        tx.emit(tx.nextId(), Inventory.STOCK_INCREASED, new StockIncreased(skus));
    }

    @Override
    public List<RingFence.Standing> fences(Tx tx, Collection<String> skus) {
        var standing = new ArrayList<RingFence.Standing>();
        new TreeMap<>(FenceStore.ofSkus(tx, skus))
                .forEach((key, row) -> row.values()
                        .forEach(f -> standing.add(new RingFence.Standing(
                                new RingFence(key.sku(), key.node(), f.group(), f.kind(), f.units()),
                                f.held(),
                                f.shipped(),
                                f.left()))));
        return standing;
    }

    @Override
    public int recount(Tx tx, Collection<String> skus) {
        ChannelNodeStore.lockForChange(tx);
        var rows = new TreeSet<>(FenceStore.ofSkus(tx, skus).keySet());
        rows.addAll(FenceStore.fencedRows(tx, skus));
        var locked = StockStore.lock(tx, rows);
        var asTheyAre = FenceStore.read(tx, locked.keySet());
        var right = recounted(tx, locked, FenceStore.read(tx, locked.keySet()));
        var wrong = new TreeMap<>(locked);
        wrong.entrySet().removeIf(row -> {
            var fences = right.get(row.getKey());
            return Objects.equals(asTheyAre.get(row.getKey()), fences)
                    && Objects.equals(row.getValue().fenced(), keptBack(fences));
        });
        if (!wrong.isEmpty()) {
            right.keySet().retainAll(wrong.keySet());
            store(tx, wrong, right);
        }
        return wrong.size();
    }

    /** Units that a row's fences keep; null without fences. */
    private static @Nullable Long keptBack(@Nullable Map<String, Fence> fences) {
        return fences == null || fences.isEmpty() ? null : (Long) FenceBook.fenced(fences.values());
    }

    @Override
    public void bar(Tx tx, List<SkuBar> bars) {
        InputBounds.bounded(bars);
        if (bars.isEmpty()) {
            return;
        }
        var locked = StockStore.lockOrMake(tx, StockKey.sorted(bars, b -> new StockKey(b.sku(), b.node())));
        ChangeTrail.tell(
                tx,
                "stock-bar",
                locked.entrySet().stream()
                        .map(row -> new SkuBar(
                                row.getKey().sku(),
                                row.getKey().node(),
                                row.getValue().barred()))
                        .toList(),
                bars,
                bar -> bar.sku() + " " + bar.node());
        var changes = new StockBook(locked);
        bars.forEach(b ->
                changes.change(new StockKey(b.sku(), b.node()), level -> b.barred() ? level.bar() : level.unbar()));
        changes.store(tx);
    }
}
