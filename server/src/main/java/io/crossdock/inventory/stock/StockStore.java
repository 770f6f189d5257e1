package io.crossdock.inventory.stock;

import io.crossdock.engine.LockTurn;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.StockLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Statements on {@code inventory.stock}. A row is locked here before it changes. */
public final class StockStore {

    /** JDBC fetch size for reading the whole table. */
    private static final int FETCH = 10_000;

    private StockStore() {}

    /** Whether any node has a row of stock. */
    public static boolean any(Tx tx) {
        return tx.sql("""
                select exists (
                    select
                    from inventory.stock
                )
                """).rows(rs -> rs.getBoolean(1)).getFirst();
    }

    /**
     * Locks rows in key order and reads them; missing rows are absent. The lateral subquery leaves the planner only one
     * way: a primary key look-up for each key, whatever it assumes about the arrays' length.
     */
    public static SortedMap<StockKey, StockRow> lock(Tx tx, SortedSet<StockKey> keys) {
        var levels = new TreeMap<StockKey, StockRow>();
        return keys.isEmpty() ? levels : LockTurn.stock(tx, () -> lockNow(tx, keys));
    }

    private static SortedMap<StockKey, StockRow> lockNow(Tx tx, SortedSet<StockKey> keys) {
        var levels = new TreeMap<StockKey, StockRow>();
        tx.sql("""
                select s.sku, s.node, s.on_hand, s.reserved, s.safety, s.buffer, s.missing, s.quarantined, s.version,
                    s.counted_at, s.fenced, s.barred
                from (select a.sku, a.node from unnest(?, ?) with ordinality as a(sku, node, n) order by a.n) k
                cross join lateral (
                    select s.sku, s.node, s.on_hand, s.reserved, s.safety, s.buffer, s.missing, s.quarantined,
                        s.version, s.counted_at, s.fenced, s.barred
                    from inventory.stock s
                    where s.sku = k.sku and s.node = k.node
                    for no key update
                ) s
                """)
                .texts(keys, StockKey::sku)
                .texts(keys, StockKey::node)
                .rows(rs -> levels.put(new StockKey(rs.getString(1), rs.getString(2)), level(rs)));
        return levels;
    }

    /** Locks rows, inserts missing ones, and reads them all. */
    public static SortedMap<StockKey, StockRow> lockOrMake(Tx tx, SortedSet<StockKey> keys) {
        return LockTurn.stock(tx, () -> {
            make(tx, keys);
            return lockNow(tx, keys);
        });
    }

    private static void make(Tx tx, SortedSet<StockKey> keys) {
        tx.sql("""
                insert into inventory.stock (sku, node)
                select a.sku, a.node
                from unnest(?, ?) with ordinality as a(sku, node, n)
                where not exists (select 1 from inventory.stock s where s.sku = a.sku and s.node = a.node)
                order by a.n
                on conflict (sku, node) do nothing
                """).texts(keys, StockKey::sku).texts(keys, StockKey::node).update();
    }

    /** Writes the figures of rows that this transaction has locked. */
    public static void store(Tx tx, Map<StockKey, StockRow> levels) {
        if (levels.isEmpty()) {
            return;
        }
        var keys = levels.keySet();
        var figures = levels.values();
        tx.sql("""
                update inventory.stock s
                set on_hand = d.on_hand, reserved = d.reserved, safety = d.safety, buffer = d.buffer,
                    missing = d.missing, quarantined = d.quarantined, version = d.version, counted_at = d.counted_at,
                    fenced = d.fenced, barred = d.barred
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as d(sku, node, on_hand, reserved, safety, buffer, missing, quarantined, version, counted_at,
                        fenced, barred)
                where s.sku = d.sku and s.node = d.node
                """)
                .texts(keys, StockKey::sku)
                .texts(keys, StockKey::node)
                .longs(figures, StockRow::onHand)
                .longs(figures, StockRow::reserved)
                .longs(figures, StockRow::safety)
                .longs(figures, StockRow::buffer)
                .longs(figures, StockRow::missing)
                .longs(figures, StockRow::quarantined)
                .longs(figures, StockRow::version)
                .times(figures, StockRow::countedAt)
                .longs(figures, StockRow::fenced)
                .booleans(figures, StockRow::barred)
                .update();
    }

    /** Adds reserved units to rows that this transaction has locked. The hot path of {@code reserve}. */
    public static void addReserved(Tx tx, SequencedMap<StockKey, Long> units) {
        tx.sql("""
                update inventory.stock s
                set reserved = s.reserved + d.quantity, version = s.version + 1
                from unnest(?, ?, ?) as d(sku, node, quantity)
                where s.sku = d.sku and s.node = d.node
                """)
                .texts(units.keySet(), StockKey::sku)
                .texts(units.keySet(), StockKey::node)
                .longs(units.values())
                .update();
    }

    /** Lateral for the same reason as {@link #lock}: a walk along the primary key for each SKU, in node order. */
    public static Map<String, List<AvailableUnits>> availability(Tx tx, Collection<String> skus) {
        var bySku = new HashMap<String, List<AvailableUnits>>();
        tx.sql("""
                select s.sku, s.node, s.units
                from unnest(?) as k(sku)
                cross join lateral (
                    select s.sku, s.node, s.on_hand - s.reserved - s.safety - s.buffer - coalesce(s.fenced, 0) as units
                    from inventory.stock s
                    where s.sku = k.sku and not s.barred
                        and s.on_hand - s.reserved - s.safety - s.buffer - coalesce(s.fenced, 0) > 0
                    order by s.node
                ) s
                """)
                .texts(new TreeSet<>(skus))
                .rows(rs -> bySku.computeIfAbsent(rs.getString(1), _ -> new ArrayList<>())
                        .add(new AvailableUnits(rs.getString(2), rs.getLong(3))));
        return bySku;
    }

    public static List<StockLevel> levels(Tx tx, Collection<String> skus) {
        return tx.sql("""
                select s.sku, s.node, s.on_hand, s.reserved, s.safety, s.buffer, s.missing, s.quarantined, s.version,
                    s.counted_at, s.fenced, s.barred
                from inventory.stock s
                where s.sku = any(?)
                order by s.sku, s.node
                """).texts(skus).rows(rs -> view(rs.getString(1), rs.getString(2), level(rs)));
    }

    /** Receives rows one by one. */
    public interface RowReader {
        void row(String sku, String node, long onHand, long reserved, long kept, long version);
    }

    /**
     * Reads every row with goods or reservations, in no order, in fetches: millions of rows do not fit into one answer.
     * What is kept is as in {@link StockRow#kept}.
     */
    public static void all(Tx tx, RowReader reader) {
        try (var statement = tx.connection().prepareStatement("""
                select s.sku, s.node, s.on_hand, s.reserved,
                    case when s.barred then greatest(s.on_hand, k.units) else k.units end as kept, s.version
                from inventory.stock s
                cross join lateral (select s.safety + s.buffer + coalesce(s.fenced, 0) as units) k
                where s.on_hand > 0 or s.reserved > 0
                """)) {
            statement.setFetchSize(FETCH);
            try (var rs = statement.executeQuery()) {
                while (rs.next()) {
                    reader.row(
                            rs.getString(1),
                            rs.getString(2),
                            rs.getLong(3),
                            rs.getLong(4),
                            rs.getLong(5),
                            rs.getLong(6));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("stock can't be loaded", e);
        }
    }

    private static StockLevel view(String sku, String node, StockRow level) {
        var fenced = level.fenced();
        return new StockLevel(
                sku,
                node,
                level.onHand(),
                level.reserved(),
                level.safety(),
                level.buffer(),
                level.missing(),
                level.quarantined(),
                level.available(),
                fenced == null ? 0 : fenced,
                level.barred(),
                level.countedAt());
    }

    private static StockRow level(ResultSet rs) throws SQLException {
        return new StockRow(
                rs.getLong(3),
                rs.getLong(4),
                rs.getLong(5),
                rs.getLong(6),
                rs.getLong(7),
                rs.getLong(8),
                rs.getLong(9),
                Sql.timeOrNull(rs, 10),
                rs.getObject(11, Long.class),
                rs.getBoolean(12));
    }

    /** Rows of these SKUs with units before fences and with their fenced units, by SKU and node. */
    public static SortedMap<StockKey, StockRow> free(Tx tx, Collection<String> skus) {
        var rows = new TreeMap<StockKey, StockRow>();
        tx.sql("""
                select s.sku, s.node, s.on_hand, s.reserved, s.safety, s.buffer, s.missing, s.quarantined, s.version,
                    s.counted_at, s.fenced, s.barred
                from unnest(?) as k(sku)
                cross join lateral (
                    select s.sku, s.node, s.on_hand, s.reserved, s.safety, s.buffer, s.missing, s.quarantined,
                        s.version, s.counted_at, s.fenced, s.barred
                    from inventory.stock s
                    where s.sku = k.sku and not s.barred and s.on_hand - s.reserved - s.safety - s.buffer > 0
                ) s
                """)
                .texts(new TreeSet<>(skus))
                .rows(rs -> rows.put(new StockKey(rs.getString(1), rs.getString(2)), level(rs)));
        return rows;
    }
}
