package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import io.crossdock.world.http.Web;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Calls Crossdock, once each. */
final class PlayClient {

    private static final byte[] EMPTY = {};

    private final URI base;
    private final Web web;

    PlayClient(URI base, Web web) {
        this.base = base;
        this.web = web;
    }

    /** @return {@code status}, 0 where no answer came, and {@code body} */
    ObjectNode send(String method, String path, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new HashMap<>(headers);
        if (body.length > 0) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        Web.Answer answer = web.send(method, base.resolve(path), all, body);
        ObjectNode result = WorldJson.object().put("status", answer.status());
        JsonNode read = json(answer.body());
        if (!read.isMissingNode()) {
            result.set("body", read);
        }
        return result;
    }

    /** The body of an answer; missing where there is none of the status 200. */
    JsonNode get(String path) {
        ObjectNode answer = send("GET", path, Map.of(), EMPTY);
        return answer.path("status").asInt() == 200 ? answer.path("body") : MissingNode.getInstance();
    }

    /** @throws IllegalStateException unless the answer is 2xx */
    JsonNode must(String method, String path, Object body) {
        ObjectNode answer = send(method, path, Map.of(), WorldJson.bytes(body));
        if (answer.path("status").asInt() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + " was answered with " + answer);
        }
        return answer.path("body");
    }

    private static JsonNode json(byte[] body) {
        try {
            return WorldJson.read(body);
        } catch (JacksonException e) {
            return StringNode.valueOf(new String(body, java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
