package io.crossdock.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A channel's message that can't be read and waits for a person.
 *
 * @param id the id as text, such as {@code P12}
 * @param topic the kind of message; empty where the channel names none
 * @param problem the answer that the sender got
 * @param times how often it was received
 * @param payload the body as received, read as UTF-8
 */
public record ParkedMessage(
        String id,
        String channel,
        String topic,
        Instant receivedAt,
        int times,
        JsonNode problem,
        String payload,
        @Nullable Instant replayedAt,
        @Nullable String order) {}
