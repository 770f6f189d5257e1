package io.crossdock.storedvalue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A code, of which only this is kept. Blanks, dashes and case don't count. It prints as its last four characters.
 *
 * @param hash SHA-256 in hexadecimal digits; it hides codes that can't be guessed, so short ones are refused
 * @param lastFour for people
 */
public record ValueCode(String hash, String lastFour) {

    /** Characters of a code without blanks and dashes. */
    public static final int CHARACTERS_MIN = 12;

    private static final int SHOWN = 4;

    /** @throws IllegalArgumentException if {@link #isLongEnough} says no; the message does not have the code */
    public static ValueCode of(String code) {
        var plain = plain(code);
        if (!isLongEnough(code)) {
            throw new IllegalArgumentException("a code has fewer than " + CHARACTERS_MIN + " characters");
        }
        return new ValueCode(hash(plain), plain.substring(plain.length() - SHOWN));
    }

    public static boolean isLongEnough(String code) {
        return plain(code).length() >= CHARACTERS_MIN;
    }

    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static String hash(String plain) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "…" + lastFour;
    }
}
