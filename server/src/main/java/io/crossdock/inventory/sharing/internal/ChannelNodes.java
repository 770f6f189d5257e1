package io.crossdock.inventory.sharing.internal;

import io.crossdock.engine.Tx;
import java.util.Collection;
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
        return new ChannelNodes(channels.isEmpty() ? Map.of() : ChannelNodeStore.nodes(tx, channels));
    }

    public boolean serves(@Nullable String channel, String node) {
        var only = channel == null ? null : nodes.get(channel);
        return only == null || only.contains(node);
    }

    /** Nodes that may serve a channel; empty: all. */
    Set<String> nodes(String channel) {
        return nodes.getOrDefault(channel, Set.of());
    }
}
