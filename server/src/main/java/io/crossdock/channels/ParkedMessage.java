package io.crossdock.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A channel's message that can't be read and waits for a person.
 *
 * @param id id of the message, such as {@code P12}
 * @param topic the kind of message; empty where the channel names none
 * @param receivedAt business time at which it came first
 * @param times how often it was received
 * @param problem the answer that the sender got
 * @param payload the body as received, read as UTF-8
 * @param replayedAt business time at which it was replayed with success; null: not yet
 * @param order id of the order that it became; null: none yet
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
