package io.crossdock.inventory.sharing.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.sharing.ChannelStock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code inventory.channel_node} and {@code inventory.channel_group}. */
final class ChannelNodeStore {

    private ChannelNodeStore() {}

    /** Nodes by channel; a channel that all nodes may serve has no entry. */
    static Map<String, Set<String>> nodes(Tx tx, Collection<String> channels) {
        var nodes = new HashMap<String, Set<String>>();
        tx.sql("""
                select n.channel, n.node
                from inventory.channel_node n
                where n.channel = any(?)
                """)
                .texts(channels)
                .rows(rs -> nodes.computeIfAbsent(rs.getString(1), _ -> new HashSet<>())
                        .add(rs.getString(2)));
        return nodes;
    }

    /** Whether one of these SKUs has a fence, or one of these channels its own nodes. */
    static boolean divided(Tx tx, Collection<String> skus, Collection<String> channels) {
        return tx.sql("""
                select exists (select from inventory.ring_fence f where f.sku = any(?))
                    or exists (select from inventory.channel_node n where n.channel = any(?))
                """)
                .texts(skus)
                .texts(channels)
                .first(rs -> rs.getBoolean(1))
                .orElseThrow();
    }

    /**
     * Blocks others from changing groups and fences until this transaction ends; claims and reads go on. Without it, a
     * fence that is set while a channel changes its group would count the wrong reservations. Both are rare.
     */
    static void lockForChange(Tx tx) {
        tx.sql("lock table inventory.channel_group in share row exclusive mode").update();
    }

    static void put(Tx tx, List<ChannelStock> channels) {
        var codes = channels.stream().map(ChannelStock::channel).toList();
        tx.sql("delete from inventory.channel_node n where n.channel = any(?)")
                .texts(codes)
                .update();
        tx.sql("delete from inventory.channel_group g where g.channel = any(?)")
                .texts(codes)
                .update();
        tx.sql("""
                insert into inventory.channel_group (channel, channel_group)
                select c.channel, c.channel_group
                from unnest(?, ?) as c(channel, channel_group)
                """).texts(codes).texts(channels, ChannelStock::group).update();
        var served = new ArrayList<String>();
        var nodes = new ArrayList<String>();
        channels.forEach(c -> c.nodes().forEach(node -> {
            served.add(c.channel());
            nodes.add(node);
        }));
        tx.sql("""
                insert into inventory.channel_node (channel, node)
                select c.channel, c.node
                from unnest(?, ?) as c(channel, node)
                """).texts(served).texts(nodes).update();
    }

    static List<ChannelStock> all(Tx tx) {
        return tx.sql("""
                select g.channel, g.channel_group, array_remove(array_agg(n.node order by n.node), null)
                from inventory.channel_group g
                left join inventory.channel_node n on n.channel = g.channel
                group by g.channel, g.channel_group
                order by g.channel
                """)
                .rows(rs -> new ChannelStock(rs.getString(1), rs.getString(2), List.of((String[])
                        rs.getArray(3).getArray())));
    }
}
