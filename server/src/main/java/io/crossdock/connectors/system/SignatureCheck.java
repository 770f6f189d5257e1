package io.crossdock.connectors.system;

import io.crossdock.shared.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks signatures of webhooks in constant time. An empty secret refuses everything. */
public final class SignatureCheck {

    private static final String PREFIX = "hmac-sha256-hex=";

    private SignatureCheck() {}

    /** Requires a Base64 signature over text, with a key of hex digits. @throws Refused {@code bad-signature} (401) */
    public static void requireBase64(String hexKey, String text, String signature) {
        require(!hexKey.isEmpty()
                && equal(
                        Base64.getEncoder()
                                .encodeToString(
                                        sign(HexFormat.of().parseHex(hexKey), text.getBytes(StandardCharsets.UTF_8))),
                        signature));
    }

    /** Requires {@code hmac-sha256-hex=…} over the raw body. @throws Refused {@code bad-signature} (401) */
    public static void requireHex(String secret, byte[] body, @Nullable String header) {
        if (secret.isEmpty() || header == null || !header.startsWith(PREFIX)) {
            throw refused();
        }
        var key = Normalizer.normalize(secret, Normalizer.Form.NFKD).getBytes(StandardCharsets.UTF_8);
        require(equal(HexFormat.of().formatHex(sign(key, body)), header.substring(PREFIX.length())));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw refused();
        }
    }

    private static Refused refused() {
        return new Refused("bad-signature", 401, "The signature does not match the body");
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sign(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
