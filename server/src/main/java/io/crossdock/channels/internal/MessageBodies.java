package io.crossdock.channels.internal;

import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads partners' messages with numbers of any size, so that one that is too large is a violation and not a syntax
 * error. A message is UTF-8 (RFC 8259): it is kept as received, and its parts are found by their bytes. A field that
 * stands twice is an error: nobody can say which one is meant.
 */
final class MessageBodies {

    /** Bytes in which every other encoding of JSON shows itself. */
    private static final int FIRST_BYTES = 4;

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads what was stored, also by releases that took a repeated field. */
    static final JsonMapper STORED = JsonMapper.builder().build();

    private MessageBodies() {}

    /** @throws tools.jackson.core.JacksonException if it is not JSON in UTF-8 */
    static JsonNode tree(byte[] body) {
        requireUtf8(body);
        return MAPPER.readTree(body);
    }

    /** @throws tools.jackson.core.JacksonException if it is not JSON in UTF-8; so does the parser */
    static JsonParser parser(byte[] body) {
        requireUtf8(body);
        return MAPPER.createParser(body);
    }

    /** The first character of JSON is ASCII: other encodings have a zero or a mark of their byte order there. */
    private static void requireUtf8(byte[] body) {
        for (int i = 0; i < Math.min(FIRST_BYTES, body.length); i++) {
            if (body[i] == 0 || body[i] == (byte) 0xFE || body[i] == (byte) 0xFF) {
                throw new StreamReadException(null, "it must be UTF-8");
            }
        }
    }
}
