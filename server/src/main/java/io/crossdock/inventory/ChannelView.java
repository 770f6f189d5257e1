package io.crossdock.inventory;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Channels that see the same availability of some SKUs.
 *
 * @param channel the channel to query availability with, on behalf of all of them; null: query without a channel
 */
public record ChannelView(@Nullable String channel, Set<String> channels) {

    public ChannelView {
        channels = Set.copyOf(channels);
    }
}
