package io.crossdock.connectors.system;

import io.crossdock.platform.RepairedJson;
import io.crossdock.platform.RepeatedField;
import io.crossdock.shared.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A webhook as received.
 *
 * @param body the raw bytes, which signatures cover
 * @param headers by name; case does not matter
 * @param at time of receipt
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

    /** The body as JSON that can be stored. @throws Refused {@code malformed} (400) */
    public JsonNode json() {
        try {
            return RepairedJson.read(body);
        } catch (JacksonException e) {
            var twice = RepeatedField.of(e);
            throw new Refused(
                    "malformed",
                    400,
                    twice.map(field -> "The field " + field + " stands twice in the body")
                            .orElse("The body is not JSON"));
        }
    }
}
