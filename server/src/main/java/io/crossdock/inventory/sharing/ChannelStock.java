package io.crossdock.inventory.sharing;

import java.util.List;

/**
 * The stock that a channel may have.
 *
 * @param group group whose ring fences count for the channel; by default its own code
 * @param nodes codes of the only nodes that may serve the channel; empty: all
 */
public record ChannelStock(String channel, String group, List<String> nodes) {

    public ChannelStock {
        nodes = nodes.stream().distinct().sorted().toList();
    }
}
