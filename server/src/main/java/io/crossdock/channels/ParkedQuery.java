package io.crossdock.channels;

import org.jspecify.annotations.Nullable;

/**
 * A selection of parked messages; null matches all.
 *
 * @param topic the kind of message, in the partner's words
 * @param after id after which the page begins; 0 for the first
 * @param limit most messages, 1 to {@link #LIMIT_MAX}
 */
public record ParkedQuery(
        @Nullable String channel, @Nullable String topic, long after, int limit) {

    public static final int LIMIT_MAX = 200;

    public ParkedQuery {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit is 1 to " + LIMIT_MAX + ", not " + limit);
        }
    }
}
