package io.crossdock.bench.fuzz;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

/** Payment provider, node systems and carriers that accept everything at once. */
final class StubPartners implements AutoCloseable {

    private final HttpServer server;

    StubPartners() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", StubPartners::serve);
        server.start();
    }

    /** Settings of a server that calls them and takes their webhooks. */
    List<String> settings() {
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        return List.of(
                "--crossdock.connectors.payments.adyen.kind=adyen",
                "--crossdock.connectors.payments.adyen.url=" + base + "/psp",
                "--crossdock.connectors.payments.adyen.hmac-key=" + PartnerSignature.ADYEN_KEY,
                "--crossdock.connectors.nodes.http.kind=http",
                "--crossdock.connectors.nodes.http.url=" + base + "/nodes",
                "--crossdock.connectors.nodes.http.secret=" + PartnerSignature.SECRET,
                "--crossdock.connectors.carriers.easypost.kind=easypost",
                "--crossdock.connectors.carriers.easypost.url=" + base + "/carriers",
                "--crossdock.connectors.carriers.easypost.secret=" + PartnerSignature.SECRET,
                "--crossdock.channels.shopify.secret=" + PartnerSignature.SECRET,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=1");
    }

    private static void serve(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath();
        var reference = "PSP-" + exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (path.startsWith("/nodes/")) {
            answer(exchange, 202, "{\"status\":\"accepted\"}");
        } else if (path.endsWith("/payments")) {
            answer(exchange, 200, "{\"resultCode\":\"Authorised\",\"pspReference\":\"" + reference + "\"}");
        } else {
            answer(exchange, 201, "{\"status\":\"received\",\"pspReference\":\"" + reference + "\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
