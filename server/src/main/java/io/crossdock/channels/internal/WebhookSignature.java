package io.crossdock.channels.internal;

import io.crossdock.channels.ChannelWebhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a channel proves that a message is from its partner. A channel names one of these in {@code channel.yaml}. */
sealed interface WebhookSignature {

    boolean valid(ChannelWebhook message);

    /** Not signed: for channels that are pushed by our own poller. */
    record None() implements WebhookSignature {
        @Override
        public boolean valid(ChannelWebhook message) {
            return true;
        }
    }

    /**
     * Base64 HMAC-SHA256 over the raw bytes.
     *
     * @param header where it stands
     * @param secret shared with the partner; empty: no message is valid
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

    /** By its name in {@code channel.yaml}; an unknown name is a fault of the folder. */
    static WebhookSignature named(String name, String header, String secret) {
        return switch (name) {
            case "none" -> new None();
            case "hmac-sha256-base64" -> {
                if (header.isBlank()) {
                    throw new IllegalArgumentException(
                            "signature hmac-sha256-base64 needs the header that it stands in");
                }
                yield new Base64Hmac(header, secret);
            }
            default -> throw new IllegalArgumentException("signature is one of none, hmac-sha256-base64, not " + name);
        };
    }
}
