package io.crossdock.channels.internal;

import tools.jackson.databind.json.JsonMapper;

/**
 * Reads partners' messages with numbers of any size, so that one that is too large is a violation and not a syntax
 * error.
 */
final class MessageBodies {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private MessageBodies() {}
}
