package io.crossdock.world.http;

import io.crossdock.world.WorldJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request to a system of the world.
 *
 * @param path without the query, as sent
 * @param key value of the header {@code Idempotency-Key}
 */
public record Call(String method, String path, @Nullable String key, byte[] body) {

    /**
     * Parses the body.
     *
     * @throws tools.jackson.core.JacksonException when the body is not JSON
     */
    public JsonNode json() {
        return WorldJson.read(body);
    }

    /** Returns a segment of the path: 0 is the first after the leading slash. */
    public Optional<String> part(int place) {
        String[] parts = path.substring(1).split("/");
        return place < parts.length && !parts[place].isEmpty() ? Optional.of(parts[place]) : Optional.empty();
    }
}
