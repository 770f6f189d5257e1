package io.crossdock.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Crossdock that only stores orders, and makes a mistake where the test wants one. */
public final class FakeOrders implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, JsonNode> bodies = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> orders = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final boolean forgetful;
    private final int failEvery;

    /**
     * @param forgetful whether it loses one order that it acknowledged
     * @param failEvery every call with a multiple of this number is answered with 503; 0 for no failures
     */
    public FakeOrders(boolean forgetful, int failEvery) {
        this.forgetful = forgetful;
        this.failEvery = failEvery;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (failEvery > 0 && calls.incrementAndGet() % failEvery == 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            ObjectNode answer = WorldJson.object().put("status", 200);
            switch (exchange.getRequestMethod() + ' ' + exchange.getRequestURI().getPath()) {
                case "POST /v1/orders" -> answer = take("", WorldJson.read(body));
                case "POST /v1/channels/shopify/orders" -> answer = take("shopify", WorldJson.read(body));
                case "POST /v1/channels/amazon/orders" ->
                    answer = take("amazon", WorldJson.read(body).path("order"));
                case "POST /v1/orders:batch" -> answer = batch(WorldJson.read(body));
                case "GET /v1/orders" ->
                    answer.putArray("items")
                            .addAll(new TreeMap<>(orders)
                                    .values().stream().skip(forgetful ? 1 : 0).toList());
                case "POST /v1/invariants:check" -> answer.putArray("violations");
                case "GET /v1/holds" -> answer.putArray("items");
                default ->
                    answer.put("status", exchange.getRequestURI().getPath().startsWith("/v1/connectors") ? 202 : 409);
            }
            byte[] bytes = WorldJson.bytes(answer);
            exchange.sendResponseHeaders(answer.path("status").asInt(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private ObjectNode batch(JsonNode request) {
        ObjectNode answer = WorldJson.object().put("status", 200);
        var results = answer.putArray("results");
        for (JsonNode order : request.path("orders")) {
            results.add(WorldJson.object().put("status", 201).set("order", take("", order)));
        }
        return answer;
    }

    private ObjectNode take(String channel, JsonNode body) {
        String name = channel.isEmpty() ? body.path("channel").asString() : channel;
        String reference = body.path(
                        channel.equals("shopify") ? "id" : channel.equals("amazon") ? "orderId" : "reference")
                .asString();
        String key = name + '/' + reference;
        JsonNode first = bodies.putIfAbsent(key, body);
        if (first != null && !first.equals(body)) {
            return WorldJson.object().put("status", 422);
        }
        return orders.computeIfAbsent(
                key,
                _ -> WorldJson.object()
                        .put("status", 201)
                        .put("id", "O" + ids.incrementAndGet())
                        .put("channel", name)
                        .put("reference", reference)
                        .put("state", "completed")
                        .put("endState", "delivered")
                        .put("closedAt", "2026-11-24T00:00:00Z"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
