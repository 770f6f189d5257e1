package io.crossdock.channels.internal;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads partners' messages with numbers of any size, so that one that is too large is a violation and not a syntax
 * error. A field that stands twice is an error: nobody can say which one is meant.
 */
final class MessageBodies {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads what was stored, also by releases that took a repeated field. */
    static final JsonMapper STORED = JsonMapper.builder().build();

    private MessageBodies() {}
}
