package io.crossdock.world.traffic;

import io.crossdock.world.WorldJson;
import io.crossdock.world.http.Web;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * HTTP client of Crossdock's API. It retries a call with growing pauses while the server is down, overloaded or
 * failing.
 */
public final class CrossdockClient {

    /** An answer with its body. A body that is not JSON is a missing node. */
    public record Answer(int status, JsonNode body) {

        public boolean done() {
            return status >= 200 && status < 300;
        }
    }

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final byte[] EMPTY = {};

    private final URI base;
    private final Web web;
    private final BooleanSupplier stopped;

    /** @param stopped true when retries must end */
    public CrossdockClient(URI base, Web web, BooleanSupplier stopped) {
        this.base = base;
        this.web = web;
        this.stopped = stopped;
    }

    public Answer get(String path) {
        return call("GET", path, Map.of(), EMPTY);
    }

    public Answer put(String path, Object body) {
        return call("PUT", path, Map.of(), WorldJson.bytes(body));
    }

    public Answer post(String path, @Nullable String key, Object body) {
        return call("POST", path, key == null ? Map.of() : Map.of("Idempotency-Key", key), WorldJson.bytes(body));
    }

    /**
     * Returns the last answer, or one of status 0 when none came within five minutes. The body is sent as JSON unless a
     * header says otherwise.
     */
    public Answer call(String method, String path, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new HashMap<>(headers);
        if (body.length > 0) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        Duration pause = FIRST_PAUSE;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Web.Answer answer = web.send(method, base.resolve(path), all, body);
            if (!answer.passing() || stopped.getAsBoolean() || System.nanoTime() > deadline || !sleep(pause)) {
                return new Answer(answer.status(), json(answer.body()));
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static boolean sleep(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return WorldJson.read(body);
        } catch (JacksonException e) {
            return tools.jackson.databind.node.MissingNode.getInstance();
        }
    }
}
