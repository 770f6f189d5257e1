package io.crossdock.scenarios;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.engine.sql.EngineJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * The simplest stand-ins for the outside systems: they answer at once and record the requests. The test sends their
 * webhooks, signed as they would sign them.
 */
public final class Partners implements AutoCloseable {

    static final String ADYEN_KEY = "00112233445566778899AABBCCDDEEFF";
    static final String SECRET = "hush";

    /** A request. @param key the idempotency key */
    record Asked(String path, String key, JsonNode body) {}

    private final HttpServer server;
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final Set<String> refusing = ConcurrentHashMap.newKeySet();
    /** Cards whose bank answers later. */
    final Set<String> pending = ConcurrentHashMap.newKeySet();

    /** Answers of which a request gets the first whose text its path contains, instead of the usual one. */
    final Map<String, Reply> instead = new ConcurrentHashMap<>();

    /** An answer that a test gives. */
    record Reply(int status, String body) {}

    /** Runs after a request takes effect and before it is answered. */
    volatile Consumer<Asked> before = asked -> {};

    private final Map<String, String> psps = new ConcurrentHashMap<>();
    /** Requested amounts by key, in minor units. */
    private final Map<String, Long> amounts = new ConcurrentHashMap<>();

    public Partners() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Settings of a server that calls these partners beside others, all under one name.
     *
     * @param secret the secret that they sign everything with
     */
    String[] settings(String name, String secret) {
        var payments = "--crossdock.connectors.payments." + name;
        var nodes = "--crossdock.connectors.nodes." + name;
        var carriers = "--crossdock.connectors.carriers." + name;
        return new String[] {
            payments + ".kind=adyen", payments + ".url=" + base() + "/psp",
                    payments + ".hmac-key=" + ADYEN_KEY.replace('A', 'B'),
            nodes + ".kind=http", nodes + ".url=" + base() + "/nodes", nodes + ".secret=" + secret,
            carriers + ".kind=easypost", carriers + ".url=" + base() + "/carriers", carriers + ".secret=" + secret
        };
    }

    /** Settings of a server that calls these partners. */
    public String[] settings() {
        var base = base();
        return new String[] {
            "--crossdock.connectors.payments.adyen.kind=adyen",
            "--crossdock.connectors.payments.adyen.url=" + base + "/psp",
            "--crossdock.connectors.payments.adyen.hmac-key=" + ADYEN_KEY,
            "--crossdock.connectors.nodes.http.kind=http",
            "--crossdock.connectors.nodes.http.url=" + base + "/nodes",
            "--crossdock.connectors.nodes.http.secret=" + SECRET,
            "--crossdock.connectors.carriers.easypost.kind=easypost",
            "--crossdock.connectors.carriers.easypost.url=" + base + "/carriers",
            "--crossdock.connectors.carriers.easypost.secret=" + SECRET,
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=1"
        };
    }

    /** Requests whose path ends with {@code end}. */
    List<Asked> asked(String end) {
        return asked.stream().filter(a -> a.path().endsWith(end)).toList();
    }

    /** Keys of the requests whose path ends with {@code end}. */
    public List<String> keys(String end) {
        return asked(end).stream().map(Asked::key).toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var bytes = exchange.getRequestBody().readAllBytes();
        var key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        var request = new Asked(
                path,
                key,
                bytes.length == 0 ? EngineJson.MAPPER.createObjectNode() : EngineJson.MAPPER.readTree(bytes));
        asked.add(request);
        if (request.body().path("amount").path("value").isNumber()) {
            amounts.put(key, request.body().path("amount").path("value").asLong());
        }
        before.accept(request);
        var given = instead.entrySet().stream()
                .filter(e -> path.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (given.isPresent()) {
            answer(exchange, given.get().status(), given.get().body().getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (path.startsWith("/nodes/")) {
            var no = refusing.contains(path.split("/")[2]) && path.endsWith("/fulfillments");
            answer(
                    exchange,
                    no ? 409 : 202,
                    no ? Map.of("status", "rejected", "reason", "closed") : Map.of("status", "accepted"));
        } else if (path.endsWith("/payments")) {
            var later = pending.contains(request.body()
                    .path("paymentMethod")
                    .path("storedPaymentMethodId")
                    .asString(""));
            answer(
                    exchange,
                    200,
                    Map.of(
                            "resultCode",
                            later ? "Received" : "Authorised",
                            "pspReference",
                            psps.computeIfAbsent(key, k -> "PSP-" + k)));
        } else {
            answer(
                    exchange,
                    201,
                    Map.of("status", "received", "pspReference", psps.computeIfAbsent(key, k -> "PSP-" + k)));
        }
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        answer(exchange, status, EngineJson.write(body).getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", "https://login.example/");
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The signature header of a node's or carrier's event. */
    public static String signature(String body) {
        return signature(SECRET, body);
    }

    static String signature(String secret, String body) {
        return "hmac-sha256-hex=" + HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), body));
    }

    /** A notification of the payment provider about a request. */
    String notification(String code, String key, boolean success) {
        return notification(code, key, "PSP-" + key, "N-" + key, amounts.getOrDefault(key, 0L), success, "");
    }

    /** A notification of the payment provider. @param more further JSON fields of the item, each with a comma before */
    String notification(
            String code, String key, String original, String psp, long amount, boolean success, String more) {
        var hmac = adyenSignature(psp, original, "Crossdock", key, amount, "USD", code, success);
        return """
                {"live":"false","notificationItems":[{"NotificationRequestItem":{
                 "additionalData":{"hmacSignature":"%s","modification.action":"refund"},
                 "amount":{"currency":"USD","value":%d},"eventCode":"%s","eventDate":"2026-11-24T00:00:00+00:00",
                 "merchantAccountCode":"Crossdock","merchantReference":"%s","originalReference":"%s",
                 "pspReference":"%s",
                 "success":"%s"%s}}]}""".formatted(hmac, amount, code, key, original, psp, success, more);
    }

    /** The signature of a notification of the payment provider. @param signed its fields in their order */
    public static String adyenSignature(Object... signed) {
        var text = Stream.of(signed).map(String::valueOf).collect(Collectors.joining(":"));
        return Base64.getEncoder().encodeToString(hmac(HexFormat.of().parseHex(ADYEN_KEY), text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
