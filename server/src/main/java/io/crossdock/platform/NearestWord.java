package io.crossdock.platform;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the known word that somebody who wrote another one probably meant. */
public final class NearestWord {

    /** A word is near if at most one of this many characters has to change. */
    private static final int CHARACTERS_PER_FAULT = 4;

    /** Longer words are not compared. */
    private static final int CHARACTERS_MAX = 100;

    private NearestWord() {}

    /** The sentence of a refusal: {@code is not known here; did you mean limit? Known are cursor, limit}. */
    public static String refusal(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return "is not known here; nothing is";
        }
        return "is not known here; "
                + of(word, known)
                        .map(other -> "did you mean " + other + "? Known")
                        .orElse("known")
                + " are " + String.join(", ", new TreeSet<>(known));
    }

    /** The nearest of some words, whatever the capitals; empty if none is near. */
    public static Optional<String> of(String written, Collection<String> words) {
        if (written.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        var lower = written.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> near(lower, word))
                .min(Comparator.<String>comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean near(String written, String word) {
        int most = Math.max(1, word.length() / CHARACTERS_PER_FAULT);
        return word.length() <= CHARACTERS_MAX
                && Math.min(written.length(), word.length()) > 1
                && distance(written, word.toLowerCase(Locale.ROOT)) <= most;
    }

    /** Number of characters to insert, remove, replace or swap with the next one. */
    static int distance(String from, String to) {
        var rows = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, from, to, i, j);
            }
        }
        return rows[from.length()][to.length()];
    }

    private static int step(int[][] rows, String from, String to, int i, int j) {
        int other = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + other);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
