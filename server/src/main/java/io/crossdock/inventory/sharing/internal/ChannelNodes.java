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
import org.jspecify.annotations.Nullable;

/** Nodes that may serve channels, read once for a set. All nodes may serve a channel without a row. */
public final class ChannelNodes {

    private final Map<String, Set<String>> nodes;

    private ChannelNodes(Map<String, Set<String>> nodes) {
        this.nodes = nodes;
    }

    /** No restrictions: every node serves every channel. */
    public static ChannelNodes none() {
        return new ChannelNodes(Map.of());
    }

    public static ChannelNodes of(Tx tx, Collection<String> channels) {
        var nodes = new HashMap<String, Set<String>>();
        if (!channels.isEmpty()) {
            tx.sql("""
                    select n.channel, n.node
                    from inventory.channel_node n
                    where n.channel = any(?)
                    """)
                    .texts(channels)
                    .rows(rs -> nodes.computeIfAbsent(rs.getString(1), _ -> new HashSet<>())
                            .add(rs.getString(2)));
        }
        return new ChannelNodes(nodes);
    }

    public boolean serves(@Nullable String channel, String node) {
        var only = channel == null ? null : nodes.get(channel);
        return only == null || only.contains(node);
    }

    /** Nodes that may serve a channel; empty: all. */
    Set<String> nodes(String channel) {
        return nodes.getOrDefault(channel, Set.of());
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
