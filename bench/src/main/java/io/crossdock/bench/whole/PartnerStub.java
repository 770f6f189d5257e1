package io.crossdock.bench.whole;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A payment provider, the systems of all nodes, carriers and a mail server, which do everything at once and right: the
 * fastest partners that there can be. Authorizes; captures, and says so; takes work, and reports it as shipped, then as
 * delivered. Prints its two ports, reads Crossdock's from its input, and ends with it.
 */
public final class PartnerStub {

    private static final int BACKLOG = 1_024;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PartnerNews news = new PartnerNews();
    private final AtomicLong numbers = new AtomicLong();

    private PartnerStub() {}

    public static void main(String[] arguments) throws IOException {
        var stub = new PartnerStub();
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", stub::serve);
        http.start();
        try (var mail = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> MailSink.accept(mail));
            System.out.println(http.getAddress().getPort() + " " + mail.getLocalPort());
            var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (var line = input.readLine(); line != null; line = input.readLine()) {
                stub.news.start(Integer.parseInt(line));
            }
        }
        System.exit(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = List.of(exchange.getRequestURI().getPath().substring(1).split("/"));
            var answer = switch (path.getFirst()) {
                case "adyen" -> adyen(path, JSON.readTree(body));
                case "nodes" -> node(path, JSON.readTree(body));
                default -> Map.of("object", "Tracker", "tracking_code", path.getLast(), "status", "in_transit");
            };
            var bytes = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(path.getFirst().equals("nodes") ? 202 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** {@code adyen/v71/payments} authorizes, {@code adyen/v71/payments/PSP/captures} captures. */
    private Object adyen(List<String> path, JsonNode body) {
        var psp = "PSP" + numbers.incrementAndGet();
        if (path.size() == 3) {
            return Map.of("pspReference", psp, "resultCode", "Authorised", "amount", body.path("amount"));
        }
        if (path.getLast().equals("captures")) {
            news.captured(psp, path.get(3), body);
        }
        return Map.of("pspReference", psp, "status", "received");
    }

    /** {@code nodes/NODE/fulfillments} with work: it leaves at once, and arrives at once. */
    private Object node(List<String> path, JsonNode body) {
        if (path.size() == 3 && path.get(2).equals("fulfillments")) {
            news.shipped(path.get(1), body, "1Z" + numbers.incrementAndGet(), Instant.now());
        }
        return Map.of("status", "accepted");
    }
}
