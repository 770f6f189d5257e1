package io.crossdock.platform;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.TreeSet;

/** Tells which known word somebody who wrote another one may have meant. */
public final class NearestWord {

    /** Longer words are not compared. */
    private static final int CHARACTERS_MAX = 40;

    private NearestWord() {}

    /** The sentence of a refusal: {@code is not known here; did you mean limit? Known are cursor, limit}. */
    public static String refusal(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return "is not known here; nothing is";
        }
        var sorted = new TreeSet<>(known);
        var near = sorted.stream()
                .filter(other -> distance(word, other) <= Math.min(word.length(), other.length()) / 3)
                .min(Comparator.comparingInt(other -> distance(word, other)));
        return "is not known here; "
                + near.map(other -> "did you mean " + other + "? Known").orElse("known") + " are "
                + String.join(", ", sorted);
    }

    /** How many characters must be added, removed or replaced; capitals do not count (Levenshtein). */
    private static int distance(String one, String other) {
        if (one.length() > CHARACTERS_MAX || other.length() > CHARACTERS_MAX) {
            return CHARACTERS_MAX;
        }
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        var above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
