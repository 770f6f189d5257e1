package io.crossdock.connectors.system;

import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.platform.RepairedJson;
import io.crossdock.shared.OutageText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Calls one outside system with JSON over HTTP. All time-outs, call rates and circuit breakers are here. */
public final class RemoteSystem {

    /** Longest answer, in bytes. */
    private static final long BODY_BYTES_MAX = 1 << 20;

    /** An answer that the system decided. @param body missing where the body is empty, no JSON, or has a field twice */
    public record Answer(int status, JsonNode body) {

        public boolean done() {
            return status >= 200 && status < 300;
        }
    }

    private final String name;
    private final String base;
    private final HttpClient client;
    private final CircuitBreaker breaker;
    private final CallRate rate;
    /** Longest time from the wait for a turn to the last byte. Two of them fit into the engine's limit of a call. */
    private final Duration callMax;

    public RemoteSystem(String name, RemoteSettings settings, HttpClient client, Clock clock) {
        this.name = name;
        this.base = String.valueOf(settings.url());
        this.client = client;
        this.breaker = new CircuitBreaker(name, settings.failuresMax(), settings.pause(), clock);
        this.rate = new CallRate(name, settings.callsPerSecond(), System::nanoTime);
        this.callMax = settings.callMax();
    }

    public Answer post(String path, Map<String, String> headers, Object body) throws Unavailable {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(EngineJson.write(body)));
        headers.forEach(request::header);
        return send(request);
    }

    public Answer get(String path) throws Unavailable {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
    }

    /**
     * Sends a request.
     *
     * @throws Unavailable if the system did not decide: unreachable, too late, overloaded (408, 429, 5xx), or it
     *     refused our credentials (401, 403)
     */
    private Answer send(HttpRequest.Builder prepared) throws Unavailable {
        breaker.check();
        var wait = rate.take(callMax.dividedBy(2));
        var request = prepared.timeout(callMax.minus(wait)).build();
        try {
            Thread.sleep(wait);
            var response = client.send(
                    request,
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
            int status = response.statusCode();
            if (status >= 500 || status == 408 || status == 429 || status == 401 || status == 403) {
                throw new Unavailable(name + " answered " + status + " to " + request.method() + " "
                        + request.uri().getPath());
            }
            breaker.succeeded();
            return new Answer(status, json(response.body()));
        } catch (Unavailable e) {
            breaker.failed();
            throw e;
        } catch (IOException e) {
            breaker.failed();
            throw new Unavailable("can't reach " + name + " at " + base + ": " + OutageText.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(name + ": interrupted", e);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : RepairedJson.read(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
