package io.crossdock.inventory.sharing.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Statements on {@code inventory.ring_fence}. A fence changes only while its stock row is locked. */
public final class FenceStore {

    private FenceStore() {}

    /** A fence with its stock row. */
    record Placed(StockKey key, Fence fence) {}

    static Map<StockKey, TreeMap<String, Fence>> read(Tx tx, Collection<StockKey> keys) {
        return byRow(tx.sql("""
                select f.sku, f.node, f.channel_group, f.kind, f.units, f.held, f.shipped
                from unnest(?, ?) as k(sku, node)
                join inventory.ring_fence f on f.sku = k.sku and f.node = k.node
                """)
                .texts(keys, StockKey::sku)
                .texts(keys, StockKey::node)
                .rows(FenceStore::placed));
    }

    /** Fences of whole SKUs, without a lock. */
    static Map<StockKey, TreeMap<String, Fence>> ofSkus(Tx tx, Collection<String> skus) {
        return byRow(tx.sql("""
                select f.sku, f.node, f.channel_group, f.kind, f.units, f.held, f.shipped
                from inventory.ring_fence f
                where f.sku = any(?)
                """).texts(skus).rows(FenceStore::placed));
    }

    /** Writes fences; inserts missing ones. */
    static void put(Tx tx, List<Placed> fences) {
        if (fences.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into inventory.ring_fence (sku, node, channel_group, kind, units, held, shipped)
                select d.sku, d.node, d.channel_group, d.kind, d.units, d.held, d.shipped
                from unnest(?, ?, ?, ?, ?, ?, ?) as d(sku, node, channel_group, kind, units, held, shipped)
                on conflict (sku, node, channel_group) do update
                set kind = excluded.kind, units = excluded.units, held = excluded.held, shipped = excluded.shipped
                """)
                .texts(fences, f -> f.key().sku())
                .texts(fences, f -> f.key().node())
                .texts(fences, f -> f.fence().group())
                .texts(fences, f -> word(f.fence().kind()))
                .longs(fences, f -> f.fence().units())
                .longs(fences, f -> f.fence().held())
                .longs(fences, f -> f.fence().shipped())
                .update();
    }

    static void remove(Tx tx, List<RingFence.At> fences) {
        tx.sql("""
                delete from inventory.ring_fence f
                using unnest(?, ?, ?) as d(sku, node, channel_group)
                where f.sku = d.sku and f.node = d.node and f.channel_group = d.channel_group
                """)
                .texts(fences, RingFence.At::sku)
                .texts(fences, RingFence.At::node)
                .texts(fences, RingFence.At::group)
                .update();
    }

    /** Rows with a fence of one of these groups. */
    static List<StockKey> rowsOf(Tx tx, Collection<String> groups) {
        return tx.sql("""
                select distinct f.sku, f.node
                from inventory.ring_fence f
                where f.channel_group = any(?)
                """).texts(groups).rows(rs -> new StockKey(rs.getString(1), rs.getString(2)));
    }

    /** Rows of these SKUs that are marked as fenced. */
    static List<StockKey> fencedRows(Tx tx, Collection<String> skus) {
        return tx.sql("""
                select s.sku, s.node
                from inventory.stock s
                where s.sku = any(?) and s.fenced is not null
                """).texts(skus).rows(rs -> new StockKey(rs.getString(1), rs.getString(2)));
    }

    /** The next SKUs with fences or with rows that are marked as fenced. */
    public static List<String> fencedSkus(Tx tx, String after, int limit) {
        return tx.sql("""
                select f.sku
                from inventory.ring_fence f
                where f.sku > ?
                union
                select s.sku
                from inventory.stock s
                where s.fenced is not null and s.sku > ?
                order by sku
                limit ?
                """).value(after).value(after).value(limit).rows(rs -> rs.getString(1));
    }

    /** Groups by channel, without channels that are a group of their own. */
    public static Map<String, String> groups(Tx tx) {
        var groups = new HashMap<String, String>();
        tx.sql("""
                select g.channel, g.channel_group
                from inventory.channel_group g
                """).rows(rs -> groups.put(rs.getString(1), rs.getString(2)));
        return groups;
    }

    /**
     * Reserved units of each group on these rows. Scans all open reservations of these SKUs: setting fences is rare,
     * and an index would slow down every claim.
     */
    static Map<StockKey, Map<String, Long>> held(Tx tx, Collection<StockKey> keys) {
        var held = new HashMap<StockKey, Map<String, Long>>();
        tx.sql("""
                select r.sku, r.node, coalesce(g.channel_group, r.channel), sum(r.quantity)
                from unnest(?, ?) as k(sku, node)
                join inventory.reservation r on r.sku = k.sku and r.node = k.node
                left join inventory.channel_group g on g.channel = r.channel
                where r.channel is not null
                group by 1, 2, 3
                """)
                .texts(keys, StockKey::sku)
                .texts(keys, StockKey::node)
                .rows(rs -> held.computeIfAbsent(new StockKey(rs.getString(1), rs.getString(2)), _ -> new HashMap<>())
                        .put(rs.getString(3), rs.getLong(4)));
        return held;
    }

    private static Map<StockKey, TreeMap<String, Fence>> byRow(List<Placed> fences) {
        var byRow = new HashMap<StockKey, TreeMap<String, Fence>>();
        fences.forEach(f -> byRow.computeIfAbsent(f.key(), _ -> new TreeMap<>())
                .put(f.fence().group(), f.fence()));
        return byRow;
    }

    private static Placed placed(ResultSet rs) throws SQLException {
        var kind = Words.parse(RingFence.Kind.class, rs.getString(4));
        return new Placed(
                new StockKey(rs.getString(1), rs.getString(2)),
                new Fence(rs.getString(3), kind, rs.getLong(5), rs.getLong(6), rs.getLong(7)));
    }

    private static String word(RingFence.Kind kind) {
        return switch (kind) {
            case HARD -> "hard";
            case UP_TO -> "up-to";
        };
    }
}
