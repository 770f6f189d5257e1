package io.crossdock.world.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends HTTP calls to Crossdock, once each. The caller decides about retries. */
public final class Web implements AutoCloseable {

    /**
     * Response to a call.
     *
     * @param status HTTP status, or 0 without a response
     */
    public record Answer(int status, byte[] body) {

        public boolean done() {
            return status >= 200 && status < 300;
        }

        /** Whether a retry can help: no response, overload, a request in flight, or a server error. */
        public boolean passing() {
            return status == 0 || status == 408 || status == 429 || status >= 500;
        }
    }

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final Answer NOTHING = new Answer(0, new byte[0]);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(threads)
            .build();

    /** Sends one call. A server that is down gives an answer of status 0 instead of an exception. */
    public Answer send(String method, URI target, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(ANSWER_TIMEOUT);
        headers.forEach(request::header);
        request.method(
                method,
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return NOTHING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOTHING;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
