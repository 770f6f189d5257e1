package io.crossdock.world;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Accepts every POST, keeps its body, and fails a given number of times. */
public final class FakeCrossdock implements AutoCloseable {

    private final HttpServer server;
    private final List<JsonNode> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> signatures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger failures = new AtomicInteger();

    public FakeCrossdock() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    exchange.sendResponseHeaders(503, -1);
                    return;
                }
                bodies.add(WorldJson.read(body));
                signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Hmac-Signature")));
                exchange.sendResponseHeaders(202, -1);
            }
        });
        server.start();
    }

    public FakeCrossdock failing(int times) {
        failures.set(times);
        return this;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<JsonNode> bodies() {
        return List.copyOf(bodies);
    }

    public List<String> signatures() {
        return List.copyOf(signatures);
    }

    /** Waits until this many requests arrived, at most ten seconds. */
    public List<JsonNode> await(int count) {
        for (int i = 0; i < 1_000 && bodies.size() < count; i++) {
            pause();
        }
        return bodies();
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
