package io.crossdock.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key as its holder has it: {@code xd_ID_SECRET}. It is told once, where it is made. Its text is in no log: it prints
 * as its id.
 *
 * @param id the readable part
 * @param text the whole key
 */
public record KeySecret(String id, String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("xd_([0-9a-f]{12})_([A-Za-z0-9_-]{43})");

    /** A new one, of 256 random bits. */
    public static KeySecret fresh() {
        var id = HexFormat.of().formatHex(random(ID_BYTES));
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
        return new KeySecret(id, "xd_" + id + "_" + secret);
    }

    /** Reads a key; empty for what can't be one. */
    public static Optional<KeySecret> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches() ? Optional.of(new KeySecret(form.group(1), text)) : Optional.empty();
    }

    /** SHA-256 of the whole key, in hexadecimal digits. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Compares in a time that doesn't tell how much agrees. @param stored what {@link #hash} gave */
    public boolean has(String stored) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    @Override
    public String toString() {
        return "xd_" + id + "_…";
    }
}
