package io.crossdock.shared;

import java.util.OptionalLong;

/** Ids as people and JSON see them: one letter and the number, {@code O123}. For the id records of the modules. */
public final class IdText {

    private static final int DIGITS_MAX = 18;

    private IdText() {}

    public static String print(char letter, long id) {
        return letter + Long.toString(id);
    }

    /**
     * Reads the text of {@link #print}; empty for any other text: another letter, signs, leading zeros, over 18 digits.
     */
    public static OptionalLong parse(char letter, String text) {
        int digits = text.length() - 1;
        if (digits < 1 || digits > DIGITS_MAX || text.charAt(0) != letter || text.charAt(1) == '0') {
            return OptionalLong.empty();
        }
        boolean plain = text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        return plain ? OptionalLong.of(Long.parseLong(text, 1, text.length(), 10)) : OptionalLong.empty();
    }
}
