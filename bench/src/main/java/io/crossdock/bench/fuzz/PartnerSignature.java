package io.crossdock.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Signs webhooks as partners do, with the secrets of {@link StubPartners}. */
final class PartnerSignature {

    static final String SECRET = "hush";
    static final String ADYEN_KEY = "00112233445566778899AABBCCDDEEFF";

    private PartnerSignature() {}

    /** Signs the body of a webhook, if its kind of partner signs bodies. */
    static RawRequest signed(RawRequest request) {
        var path = request.target();
        if (path.contains("/nodes/") || path.contains("/carriers/")) {
            return request.with(
                    "X-Hmac-Signature", "hmac-sha256-hex=" + HexFormat.of().formatHex(secret(request)));
        }
        if (path.contains("/channels/")) {
            return request.with("X-Shopify-Hmac-Sha256", Base64.getEncoder().encodeToString(secret(request)))
                    .with("X-Shopify-Topic", "orders/create");
        }
        return request;
    }

    private static byte[] secret(RawRequest request) {
        return hmac(SECRET.getBytes(StandardCharsets.UTF_8), request.body());
    }

    /** Signature of an item of a payment provider's notification. */
    static String adyen(JsonNode item) {
        var text = String.join(
                ":",
                item.path("pspReference").asString(""),
                item.path("originalReference").asString(""),
                item.path("merchantAccountCode").asString(""),
                item.path("merchantReference").asString(""),
                item.path("amount").path("value").asString(""),
                item.path("amount").path("currency").asString(""),
                item.path("eventCode").asString(""),
                item.path("success").asString(""));
        var key = HexFormat.of().parseHex(ADYEN_KEY);
        return Base64.getEncoder().encodeToString(hmac(key, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
