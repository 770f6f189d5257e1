package io.crossdock.inventory.internal;

import io.crossdock.engine.Event;
import io.crossdock.engine.Follower;
import io.crossdock.engine.Following;
import io.crossdock.engine.Json;
import io.crossdock.engine.Position;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.AsOf;
import io.crossdock.inventory.Availability;
import io.crossdock.inventory.Available;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.StockChanges;
import io.crossdock.inventory.StockRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The memory of stock that follows the log. */
@Component
final class FollowedStock implements Availability, Follower {

    private volatile StockMemory memory = StockMemory.empty();
    private volatile @Nullable Following following;

    /** From now on it is told how far it has come. */
    void follows(Following now) {
        following = now;
    }

    @Override
    public String name() {
        return "availability";
    }

    @Override
    public Set<String> types() {
        return Set.of(Inventory.STOCK_CHANGED);
    }

    @Override
    public void load(Tx tx) {
        var loading = new StockMemory.Loading();
        Stock.all(tx, loading);
        memory = loading.loaded();
    }

    @Override
    public void on(List<Event> events) {
        var rows = new ArrayList<StockChanged.Row>();
        events.forEach(event -> rows.addAll(rows(event)));
        memory.apply(rows);
    }

    private static List<StockChanged.Row> rows(Event event) {
        return Json.MAPPER.readValue(event.data(), StockChanged.class).rows();
    }

    @Override
    public boolean loaded() {
        var now = following;
        return now != null && now.loads() > 0;
    }

    @Override
    public AsOf asOf() {
        var now = following;
        return now == null ? new AsOf(Position.START.toString(), 0) : new AsOf(now.position().toString(), ms(now.staleness()));
    }

    /** Rounded up: the figures are not older than is said. */
    private static long ms(Duration staleness) {
        return staleness.plusNanos(999_999).toMillis();
    }

    @Override
    public MemoryHealth health() {
        var now = following;
        var held = memory;
        if (now == null) {
            return new MemoryHealth(false, 0, 0, Position.START.toString(), 0, 0, 0, 0);
        }
        return new MemoryHealth(
                loaded(), held.skus(), held.positions(), now.position().toString(), ms(now.staleness()), millis(now.staleness(0.5)),
                millis(now.staleness(0.99)), now.loads());
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1_000 / 1_000.0;
    }

    @Override
    public Optional<StockRows> rows(String sku) {
        return Optional.ofNullable(memory.rows(sku));
    }

    @Override
    public Map<String, List<Available>> candidates(Collection<String> skus) {
        return memory.candidates(skus);
    }

    @Override
    public void all(Consumer<StockRows> reader) {
        memory.all(reader);
    }

    @Override
    public Optional<StockChanges> changes(Tx tx, Position after, int rows) {
        var now = following;
        return ChangeFeed.after(tx, after, now == null ? Position.START : now.position(), rows);
    }
}
