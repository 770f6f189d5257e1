package io.crossdock.connectors.system;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.shared.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A webhook as it came in.
 *
 * @param body the raw bytes: what signatures are over
 * @param headers by name, in any case
 * @param at when it came in
 */
public record WebhookRequest(byte[] body, Map<String, String> headers, Instant at) {

    public WebhookRequest {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** Null where the header is absent. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** @throws Refused {@code malformed} (400) */
    public JsonNode json() {
        try {
            return EngineJson.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new Refused("malformed", 400, "The body is not JSON");
        }
    }
}
