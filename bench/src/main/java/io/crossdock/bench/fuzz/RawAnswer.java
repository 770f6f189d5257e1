package io.crossdock.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer.
 *
 * @param headers by their names in lower case; the last of several counts
 * @param millis from the first byte sent to the last byte received
 */
record RawAnswer(int status, Map<String, String> headers, byte[] body, long millis) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    String contentType() {
        return headers.getOrDefault("content-type", "");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** @throws tools.jackson.core.JacksonException if the body is not JSON */
    JsonNode json() {
        return JSON.readTree(body);
    }
}
