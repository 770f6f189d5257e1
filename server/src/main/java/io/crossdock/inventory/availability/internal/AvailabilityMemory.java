package io.crossdock.inventory.availability.internal;

import io.crossdock.engine.Event;
import io.crossdock.engine.Follower;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.LogFollowing;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.availability.AsOf;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.inventory.availability.SkuStock;
import io.crossdock.inventory.availability.StockChangePage;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.masterdata.Assortment;
import io.crossdock.masterdata.Kit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stock in memory, which follows the log. */
@Component
final class AvailabilityMemory implements Availability, Follower {

    private final Assortment assortment;
    private volatile StockMemory memory = StockMemory.empty();
    private volatile @Nullable LogFollowing following;

    AvailabilityMemory(Assortment assortment) {
        this.assortment = assortment;
    }

    /** Sets the source of its position and staleness. */
    void follows(LogFollowing now) {
        following = now;
    }

    @Override
    public String name() {
        return "availability";
    }

    @Override
    public Set<String> types() {
        return Set.of(Inventory.STOCK_CHANGED.name(), Assortment.KITS_ADDED.name());
    }

    @Override
    public void load(Tx tx) {
        var loading = new StockMemory.Loading();
        StockStore.all(tx, loading);
        memory = loading.loaded(assortment.allKits(tx));
    }

    @Override
    public void on(List<Event> events) {
        var rows = new ArrayList<StockChanged.Row>();
        for (var event : events) {
            if (Assortment.KITS_ADDED.is(event)) {
                memory.kits().add(ChangeFeed.kits(event));
            } else {
                rows.addAll(ChangeFeed.rows(event));
            }
        }
        memory.apply(rows);
    }

    @Override
    public boolean loaded() {
        var now = following;
        return now != null && now.loads() > 0;
    }

    @Override
    public AsOf asOf() {
        var now = following;
        return now == null
                ? new AsOf(LogPosition.START.toString(), 0)
                : new AsOf(now.position().toString(), ms(now.staleness()));
    }

    /** Milliseconds, rounded up, so that figures are never older than stated. */
    private static long ms(Duration staleness) {
        return staleness.plusNanos(999_999).toMillis();
    }

    @Override
    public MemoryHealth health() {
        var now = following;
        var held = memory;
        if (now == null) {
            return new MemoryHealth(false, 0, 0, LogPosition.START.toString(), 0, 0, 0, 0);
        }
        return new MemoryHealth(
                loaded(),
                held.skus(),
                held.positions(),
                now.position().toString(),
                ms(now.staleness()),
                millis(now.staleness(0.5)),
                millis(now.staleness(0.99)),
                now.loads());
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1_000 / 1_000.0;
    }

    @Override
    public Optional<SkuStock> rows(String sku) {
        return Optional.ofNullable(memory.rows(sku));
    }

    @Override
    public Map<String, Kit> kits(Collection<String> skus) {
        var known = memory.kits();
        var kits = new HashMap<String, Kit>();
        for (var sku : skus) {
            var kit = known.get(sku);
            if (kit != null) {
                kits.put(sku, kit);
            }
        }
        return kits;
    }

    @Override
    public Map<String, List<AvailableUnits>> candidates(Collection<String> skus) {
        return memory.candidates(skus);
    }

    @Override
    public void all(Consumer<SkuStock> reader) {
        memory.all(reader);
    }

    @Override
    public Optional<StockChangePage> changes(Tx tx, LogPosition after, int rows) {
        var now = following;
        var until = now == null ? LogPosition.START : now.position();
        // Read after the position, so that memory contains everything before it.
        var held = memory;
        return ChangeFeed.after(tx, after, until, rows).map(part -> part.told(held));
    }
}
