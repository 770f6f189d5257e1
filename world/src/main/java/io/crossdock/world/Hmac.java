package io.crossdock.world;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 signatures in the encodings that the partners use. */
public final class Hmac {

    private Hmac() {}

    public static String base64(byte[] key, byte[] message) {
        return Base64.getEncoder().encodeToString(sign(key, message));
    }

    public static String hex(String key, byte[] message) {
        return HexFormat.of().formatHex(sign(key.getBytes(StandardCharsets.UTF_8), message));
    }

    private static byte[] sign(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
