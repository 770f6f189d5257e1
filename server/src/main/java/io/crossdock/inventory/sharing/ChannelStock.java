package io.crossdock.inventory.sharing;

import java.util.List;

/**
 * Which stock a channel may have.
 *
 * @param group whose ring fences count for the channel; its own code by default
 * @param nodes that may serve it; empty: all
 */
public record ChannelStock(String channel, String group, List<String> nodes) {

    public ChannelStock {
        nodes = nodes.stream().distinct().sorted().toList();
    }
}
