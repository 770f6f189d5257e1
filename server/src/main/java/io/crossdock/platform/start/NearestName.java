package io.crossdock.platform.start;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class NearestName {

    /** A name is near if at most one of this many characters has to change. */
    private static final int CHARACTERS_PER_FAULT = 4;

    private NearestName() {}

    /** The nearest of some names; empty if none is near. */
    public static Optional<String> of(String written, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(written, name) <= Math.max(1, name.length() / CHARACTERS_PER_FAULT))
                .min(Comparator.<String>comparingInt(name -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
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
