package io.crossdock.inventory.internal;

import io.crossdock.engine.Sql;
import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/** Statements on {@code inventory.overdrawn}. A row changes only while its stock row is locked. */
final class Overdraws {

    private Overdraws() {}

    /** Units that were booked as found because more left than was known, and when the last of them left. */
    record Overdrawn(long units, Instant asOf) {}

    static Map<Key, Overdrawn> of(Tx tx, SortedSet<Key> keys) {
        var found = new HashMap<Key, Overdrawn>();
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
                .texts(keys.stream().map(Key::sku).toList())
                .texts(keys.stream().map(Key::node).toList())
                .rows(rs -> found.put(
                        new Key(rs.getString(1), rs.getString(2)), new Overdrawn(rs.getLong(3), Sql.time(rs, "as_of"))));
        return found;
    }

    /** Forgets what is paid back and keeps what is not. */
    static void store(Tx tx, SortedMap<Key, Overdrawn> rows) {
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
                .texts(left.stream().map(row -> row.getKey().sku()).toList())
                .texts(left.stream().map(row -> row.getKey().node()).toList())
                .longs(left.stream().map(row -> row.getValue().units()).toList())
                .times(left.stream().map(row -> row.getValue().asOf()).toList())
                .update();
    }

    /** Adds what was found just now. */
    static void add(Tx tx, SortedMap<Key, Long> found) {
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
                .texts(found.keySet().stream().map(Key::sku).toList())
                .texts(found.keySet().stream().map(Key::node).toList())
                .longs(found.values())
                .value(tx.at())
                .update();
    }

    /** A count says what is there: what was found before is no more than that. */
    static void clear(Tx tx, Iterable<Key> keys) {
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
                """)
                .texts(skus)
                .texts(nodes)
                .update();
    }
}
