package io.crossdock.bench.whole;

import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.RunPause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the partners report by signed webhooks: nodes and the provider in sets, as both may; the carriers one parcel a
 * call, as EasyPost does. A report that is refused is sent again.
 */
final class PartnerNews {

    static final String NODES = "secret-of-the-nodes";
    static final String CARRIERS = "secret-of-the-carriers";

    /** Key of the provider, in hex. */
    static final String KEY = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";

    private static final int SET = 200;
    private static final int ROUND_MS = 20;
    private static final int TRACKERS = 8;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final ConcurrentLinkedQueue<Map<String, Object>> captures = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Map<String, Object>> shipments = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> parcels = new ConcurrentLinkedQueue<>();
    private volatile int port;

    void start(int crossdock) {
        port = crossdock;
        Thread.startVirtualThread(() -> forever(this::sendCaptures));
        Thread.startVirtualThread(() -> forever(this::sendShipments));
        for (int i = 0; i < TRACKERS; i++) {
            Thread.startVirtualThread(() -> forever(this::sendParcels));
        }
    }

    private static void forever(Runnable round) {
        while (true) {
            round.run();
            RunPause.milliseconds(ROUND_MS);
        }
    }

    void captured(String psp, String authorization, JsonNode body) {
        var item = Map.<String, Object>of(
                "pspReference",
                psp,
                "originalReference",
                authorization,
                "merchantAccountCode",
                body.path("merchantAccount").asString(""),
                "merchantReference",
                body.path("reference").asString(""),
                "amount",
                body.path("amount"),
                "eventCode",
                "CAPTURE",
                "success",
                "true",
                "additionalData",
                Map.of("hmacSignature", signature(psp, authorization, body)));
        captures.add(Map.of("NotificationRequestItem", item));
    }

    private static String signature(String psp, String authorization, JsonNode body) {
        var amount = body.path("amount");
        var text = String.join(
                ":",
                psp,
                authorization,
                body.path("merchantAccount").asString(""),
                body.path("reference").asString(""),
                amount.path("value").asString(""),
                amount.path("currency").asString(""),
                "CAPTURE",
                "true");
        return Base64.getEncoder().encodeToString(hmac(HexFormat.of().parseHex(KEY), text));
    }

    void shipped(String node, JsonNode work, String tracking, Instant at) {
        var lines = new ArrayList<Map<String, Object>>();
        work.path("lines")
                .forEach(line -> lines.add(Map.of("line", line.path("line"), "quantity", line.path("quantity"))));
        shipments.add(Map.of(
                "id",
                "ship-" + tracking,
                "type",
                "shipped",
                "node",
                node,
                "fulfillment",
                work.path("fulfillment"),
                "at",
                at.toString(),
                "carrier",
                "UPS",
                "tracking",
                tracking,
                "lines",
                lines));
    }

    private void sendCaptures() {
        for (var set = taken(captures); !set.isEmpty(); set = taken(captures)) {
            post("payments/adyen", JSON.writeValueAsString(Map.of("live", "false", "notificationItems", set)), null);
        }
    }

    private void sendShipments() {
        for (var set = taken(shipments); !set.isEmpty(); set = taken(shipments)) {
            post("nodes/http", JSON.writeValueAsString(Map.of("events", set)), NODES);
            set.forEach(event -> parcels.add((String) event.get("tracking")));
        }
    }

    private void sendParcels() {
        for (var parcel = parcels.poll(); parcel != null; parcel = parcels.poll()) {
            var details = List.of(Map.of("datetime", Instant.now().toString(), "message", "Delivered"));
            var tracker = Map.of(
                    "object",
                    "Tracker",
                    "tracking_code",
                    parcel,
                    "carrier",
                    "UPS",
                    "status",
                    "delivered",
                    "tracking_details",
                    details);
            post("carriers/easypost", JSON.writeValueAsString(Map.of("result", tracker)), CARRIERS);
        }
    }

    private static List<Map<String, Object>> taken(ConcurrentLinkedQueue<Map<String, Object>> queue) {
        var set = new ArrayList<Map<String, Object>>();
        for (var next = queue.poll(); next != null; next = set.size() < SET ? queue.poll() : null) {
            set.add(next);
        }
        return set;
    }

    private void post(String path, String body, @Nullable String secret) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/webhooks/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (secret != null) {
            var signed = HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), body));
            request.header("X-Hmac-Signature", "hmac-sha256-hex=" + signed);
        }
        var sent = request.build();
        while (!taken(sent)) {
            RunPause.milliseconds(ROUND_MS);
        }
    }

    private boolean taken(HttpRequest request) {
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                System.err.println(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new BenchFailure("signing", e);
        }
    }
}
