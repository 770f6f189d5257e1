package io.crossdock.channels.internal;

import io.crossdock.channels.ChannelWebhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A way to check that a message is from a channel's partner. {@code channel.yaml} names one of these. */
sealed interface WebhookSignature {

    boolean valid(ChannelWebhook message);

    /** No signature; for channels whose messages our own poller delivers. */
    record None() implements WebhookSignature {
        @Override
        public boolean valid(ChannelWebhook message) {
            return true;
        }
    }

    /**
     * Base64 HMAC-SHA256 over the raw bytes.
     *
     * @param header the header that has it
     * @param secret secret shared with the partner; no message is valid if it is empty
     */
    record Base64Hmac(String header, String secret) implements WebhookSignature {
        @Override
        public boolean valid(ChannelWebhook message) {
            try {
                var sent = Base64.getDecoder().decode(message.header(header));
                return !secret.isEmpty() && MessageDigest.isEqual(hmac(message.body()), sent);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private byte[] hmac(byte[] body) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return mac.doFinal(body);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return "Base64Hmac[" + header + "]";
        }
    }

    /** The check of that name in {@code channel.yaml}; throws where the name is unknown. */
    static WebhookSignature named(String name, String header, String secret) {
        return switch (name) {
            case "none" -> new None();
            case "hmac-sha256-base64" -> {
                if (header.isBlank()) {
                    throw new IllegalArgumentException("signature hmac-sha256-base64 needs a header");
                }
                yield new Base64Hmac(header, secret);
            }
            default -> throw new IllegalArgumentException("signature must be none or hmac-sha256-base64, not " + name);
        };
    }
}
