package io.crossdock.shared;

/** Text that UTF-8 and PostgreSQL can take: U+FFFD stands for NUL and for an unpaired half of a character. */
public final class RepairedText {

    private static final char REPLACEMENT = '\uFFFD';

    private RepairedText() {}

    /** The text itself if nothing is wrong with it. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isPair(text, i)) {
                i++;
            } else if (isFault(text.charAt(i))) {
                return repaired(text, i);
            }
        }
        return text;
    }

    private static String repaired(String text, int from) {
        var repaired = new StringBuilder(text);
        for (int i = from; i < text.length(); i++) {
            if (isPair(text, i)) {
                i++;
            } else if (isFault(text.charAt(i))) {
                repaired.setCharAt(i, REPLACEMENT);
            }
        }
        return repaired.toString();
    }

    private static boolean isFault(char c) {
        return c == 0 || Character.isSurrogate(c);
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
