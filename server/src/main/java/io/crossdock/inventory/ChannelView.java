package io.crossdock.inventory;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Channels that see the same units of some SKUs.
 *
 * @param channel to ask availability for on behalf of all of them; null: they see what anybody sees
 */
public record ChannelView(@Nullable String channel, Set<String> channels) {

    public ChannelView {
        channels = Set.copyOf(channels);
    }
}
