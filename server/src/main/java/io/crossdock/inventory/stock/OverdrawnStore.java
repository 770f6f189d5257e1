package io.crossdock.inventory.stock;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/** Statements on {@code inventory.overdrawn}. A row changes only while its stock row is locked. */
public final class OverdrawnStore {

    private OverdrawnStore() {}

    /** Units booked as found because more left than was on hand, and the time at which the last of them left. */
    public record Overdrawn(long units, Instant asOf) {}

    public static Map<StockKey, Overdrawn> of(Tx tx, SortedSet<StockKey> keys) {
        var found = new HashMap<StockKey, Overdrawn>();
        tx.sql("""
                select o.sku, o.node, o.units, o.as_of
                from unnest(?, ?) as k(sku, node)
                cross join lateral (
                    select o.sku, o.node, o.units, o.as_of
                    from inventory.overdrawn o
                    where o.sku = k.sku and o.node = k.node
                    limit 1
                ) o
                """)
                .texts(keys, StockKey::sku)
                .texts(keys, StockKey::node)
                .rows(rs -> found.put(
                        new StockKey(rs.getString(1), rs.getString(2)),
                        new Overdrawn(rs.getLong(3), Sql.time(rs, "as_of"))));
        return found;
    }

    /** Writes what is left of these rows, and deletes those at zero. */
    public static void store(Tx tx, SortedMap<StockKey, Overdrawn> rows) {
        if (rows.isEmpty()) {
            return;
        }
        clear(tx, rows.keySet());
        var left = new ArrayList<>(rows.entrySet());
        left.removeIf(row -> row.getValue().units() == 0);
        tx.sql("""
                insert into inventory.overdrawn (sku, node, units, as_of)
                select o.sku, o.node, o.units, o.as_of
                from unnest(?, ?, ?, ?) as o(sku, node, units, as_of)
                """)
                .texts(left, row -> row.getKey().sku())
                .texts(left, row -> row.getKey().node())
                .longs(left, row -> row.getValue().units())
                .times(left, row -> row.getValue().asOf())
                .update();
    }

    /** Adds units that were booked as found now. */
    public static void add(Tx tx, SortedMap<StockKey, Long> found) {
        if (found.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into inventory.overdrawn as o (sku, node, units, as_of)
                select f.sku, f.node, f.units, t.now
                from unnest(?, ?, ?) as f(sku, node, units)
                cross join (select ?::timestamptz as now) t
                on conflict (sku, node) do update
                set units = o.units + excluded.units, as_of = greatest(o.as_of, excluded.as_of)
                """)
                .texts(found.keySet(), StockKey::sku)
                .texts(found.keySet(), StockKey::node)
                .longs(found.values())
                .value(tx.at())
                .update();
    }

    /** Deletes rows that a count covers: the count includes the found units. */
    public static void clear(Tx tx, Iterable<StockKey> keys) {
        var skus = new ArrayList<String>();
        var nodes = new ArrayList<String>();
        keys.forEach(key -> {
            skus.add(key.sku());
            nodes.add(key.node());
        });
        delete(tx, skus, nodes);
    }

    private static void delete(Tx tx, List<String> skus, List<String> nodes) {
        tx.sql("""
                delete from inventory.overdrawn o
                using unnest(?, ?) as k(sku, node)
                where o.sku = k.sku and o.node = k.node
                """).texts(skus).texts(nodes).update();
    }
}
