package io.crossdock.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A channel's message that could not be read and waits for a person.
 *
 * @param id as text, for instance {@code P12}
 * @param topic what kind of message it is, empty where the channel does not tell
 * @param problem as it was answered
 * @param times how often it came in
 * @param payload as received, as UTF-8
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
