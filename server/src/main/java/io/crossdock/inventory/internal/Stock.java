package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Available;
import io.crossdock.inventory.StockLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.stock}. Whoever changes a row has locked it here first. */
final class Stock {

    private Stock() {}

    /**
     * Locks these rows in key order and reads them; rows that do not exist are absent. The lateral subquery leaves the planner one way
     * only, a look-up by primary key per asked row, however many rows it believes the arrays to have.
     */
    static SortedMap<Key, Level> lock(Tx tx, SortedSet<Key> keys) {
        var levels = new TreeMap<Key, Level>();
        if (keys.isEmpty()) {
            return levels;
        }
        tx.sql("""
                select s.sku, s.node, s.on_hand, s.reserved, s.safety, s.buffer, s.missing, s.quarantined, s.version, s.counted_at
                from (select a.sku, a.node from unnest(?, ?) with ordinality as a(sku, node, n) order by a.n) k
                cross join lateral (
                    select s.sku, s.node, s.on_hand, s.reserved, s.safety, s.buffer, s.missing, s.quarantined, s.version, s.counted_at
                    from inventory.stock s
                    where s.sku = k.sku and s.node = k.node
                    for update
                ) s
                """)
                .texts(keys.stream().map(Key::sku).toList())
                .texts(keys.stream().map(Key::node).toList())
                .rows(rs -> levels.put(new Key(rs.getString(1), rs.getString(2)), level(rs)));
        return levels;
    }

    /** Locks these rows, makes those that are not there yet, and reads them all. */
    static SortedMap<Key, Level> lockOrMake(Tx tx, SortedSet<Key> keys) {
        tx.sql("""
                insert into inventory.stock (sku, node)
                select a.sku, a.node
                from unnest(?, ?) with ordinality as a(sku, node, n)
                where not exists (select 1 from inventory.stock s where s.sku = a.sku and s.node = a.node)
                order by a.n
                on conflict (sku, node) do nothing
                """)
                .texts(keys.stream().map(Key::sku).toList())
                .texts(keys.stream().map(Key::node).toList())
                .update();
        return lock(tx, keys);
    }

    /** Writes the figures of rows that this transaction has locked. */
    static void store(Tx tx, Map<Key, Level> levels) {
        if (levels.isEmpty()) {
            return;
        }
        var keys = levels.keySet();
        var figures = levels.values();
        tx.sql("""
                update inventory.stock s
                set on_hand = d.on_hand, reserved = d.reserved, safety = d.safety, buffer = d.buffer, missing = d.missing,
                    quarantined = d.quarantined, version = d.version, counted_at = d.counted_at
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as d(sku, node, on_hand, reserved, safety, buffer, missing, quarantined, version, counted_at)
                where s.sku = d.sku and s.node = d.node
                """)
                .texts(keys.stream().map(Key::sku).toList())
                .texts(keys.stream().map(Key::node).toList())
                .longs(figures.stream().map(Level::onHand).toList())
                .longs(figures.stream().map(Level::reserved).toList())
                .longs(figures.stream().map(Level::safety).toList())
                .longs(figures.stream().map(Level::buffer).toList())
                .longs(figures.stream().map(Level::missing).toList())
                .longs(figures.stream().map(Level::quarantined).toList())
                .longs(figures.stream().map(Level::version).toList())
                .times(times(figures))
                .update();
    }

    /** Adds to what is reserved on rows that this transaction has locked. The hot path of {@code reserve}. */
    static void addReserved(Tx tx, SequencedMap<Key, Long> units) {
        tx.sql("""
                update inventory.stock s
                set reserved = s.reserved + d.quantity, version = s.version + 1
                from unnest(?, ?, ?) as d(sku, node, quantity)
                where s.sku = d.sku and s.node = d.node
                """)
                .texts(units.keySet().stream().map(Key::sku).toList())
                .texts(units.keySet().stream().map(Key::node).toList())
                .longs(units.values())
                .update();
    }

    /** Lateral for the same reason as {@link #lock}: a walk along the primary key per SKU, in node order, and no other plan. */
    static Map<String, List<Available>> availability(Tx tx, Collection<String> skus) {
        var bySku = new HashMap<String, List<Available>>();
        tx.sql("""
                select s.sku, s.node, s.units
                from unnest(?) as k(sku)
                cross join lateral (
                    select s.sku, s.node, s.on_hand - s.reserved - s.safety - s.buffer as units
                    from inventory.stock s
                    where s.sku = k.sku and s.on_hand - s.reserved - s.safety - s.buffer > 0
                    order by s.node
                ) s
                """)
                .texts(new TreeSet<>(skus))
                .rows(rs -> bySku.computeIfAbsent(rs.getString(1), _ -> new ArrayList<>())
                        .add(new Available(rs.getString(2), rs.getLong(3))));
        return bySku;
    }

    static List<StockLevel> levels(Tx tx, Collection<String> skus) {
        return tx.sql("""
                select s.sku, s.node, s.on_hand, s.reserved, s.safety, s.buffer, s.missing, s.quarantined, s.version, s.counted_at
                from inventory.stock s
                where s.sku = any(?)
                order by s.sku, s.node
                """)
                .texts(skus)
                .rows(rs -> view(rs.getString(1), rs.getString(2), level(rs)));
    }

    private static StockLevel view(String sku, String node, Level level) {
        return new StockLevel(
                sku, node, level.onHand(), level.reserved(), level.safety(), level.buffer(), level.missing(), level.quarantined(),
                level.available(), level.countedAt());
    }

    private static Level level(ResultSet rs) throws SQLException {
        var countedAt = rs.getObject(10, OffsetDateTime.class);
        return new Level(
                rs.getLong(3), rs.getLong(4), rs.getLong(5), rs.getLong(6), rs.getLong(7), rs.getLong(8), rs.getLong(9),
                countedAt == null ? null : countedAt.toInstant());
    }

    private static List<@Nullable Instant> times(Collection<Level> levels) {
        var times = new ArrayList<@Nullable Instant>(levels.size());
        levels.forEach(level -> times.add(level.countedAt()));
        return times;
    }
}
