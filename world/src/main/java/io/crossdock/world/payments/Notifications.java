package io.crossdock.world.payments;

import io.crossdock.world.Hmac;
import io.crossdock.world.WorldJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes webhook items in Adyen's format, with Adyen's signature: eight fields joined by colons, HMAC-SHA256, base64.
 */
public final class Notifications {

    public static final String MERCHANT = "CrossdockDemo";

    private final byte[] key;

    /** @param key hex digits */
    public Notifications(String key) {
        this.key = HexFormat.of().parseHex(key);
    }

    JsonNode authorization(Payment payment, Payment.State decided, Instant at) {
        boolean yes = decided == Payment.State.AUTHORIZED;
        ObjectNode item = item("AUTHORISATION", payment.currency, payment.authorizedMinor, at)
                .put("merchantReference", payment.reference)
                .put("pspReference", payment.psp)
                .put("reason", yes ? "" : "Refused")
                .put("success", Boolean.toString(yes));
        item.set("operations", WorldJson.array().add("CANCEL").add("CAPTURE").add("REFUND"));
        return signed(item);
    }

    JsonNode modification(Payment payment, Movement movement, Instant at) {
        boolean technical = movement.refusal().startsWith("Technical");
        String code = switch (movement.kind()) {
            case CAPTURE -> technical ? "CAPTURE_FAILED" : "CAPTURE";
            case REFUND -> technical ? "REFUND_FAILED" : "REFUND";
            case CANCEL -> "CANCELLATION";
        };
        return signed(item(code, movement.currency(), movement.minor(), at)
                .put("merchantReference", movement.reference())
                .put("originalReference", payment.psp)
                .put("pspReference", movement.psp())
                .put("reason", movement.refusal())
                .put("success", Boolean.toString(movement.done() || technical)));
    }

    private static ObjectNode item(String code, String currency, long minor, Instant at) {
        ObjectNode item = WorldJson.object();
        item.set("amount", WorldJson.object().put("currency", currency).put("value", minor));
        return item.put("eventCode", code)
                .put(
                        "eventDate",
                        at.truncatedTo(ChronoUnit.SECONDS)
                                .atOffset(ZoneOffset.UTC)
                                .toString())
                .put("merchantAccountCode", MERCHANT)
                .put("paymentMethod", "visa");
    }

    private JsonNode signed(ObjectNode item) {
        item.set("additionalData", WorldJson.object().put("hmacSignature", signature(item)));
        return WorldJson.object().set("NotificationRequestItem", item);
    }

    /** Computes the signature of an item. */
    public String signature(JsonNode item) {
        String text = String.join(
                ":",
                List.of(
                        item.path("pspReference").asString(""),
                                item.path("originalReference").asString(""),
                        item.path("merchantAccountCode").asString(""),
                                item.path("merchantReference").asString(""),
                        item.path("amount").path("value").asString(""),
                                item.path("amount").path("currency").asString(""),
                        item.path("eventCode").asString(""),
                                item.path("success").asString("")));
        return Hmac.base64(key, text.getBytes(StandardCharsets.UTF_8));
    }
}
