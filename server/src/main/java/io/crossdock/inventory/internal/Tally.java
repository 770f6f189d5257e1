package io.crossdock.inventory.internal;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * How well the books did when somebody looked.
 *
 * @param counts rows that were counted
 * @param wrong of those, rows whose figure was another
 * @param units units that the books had on those rows
 * @param overstated of those units, how many were not there
 * @param understated units that were there and not in the books
 */
record Tally(long counts, long wrong, long units, long overstated, long understated) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /** Whose figures, about which node, of which day. */
    record Of(String node, String source, LocalDate day) implements Comparable<Of> {

        private static final Comparator<Of> ORDER = Comparator.comparing(Of::node).thenComparing(Of::source).thenComparing(Of::day);

        @Override
        public int compareTo(Of other) {
            return ORDER.compare(this, other);
        }
    }

    /** One row. */
    static Tally of(long books, long found) {
        return new Tally(1, books == found ? 0 : 1, books, Math.max(0, books - found), Math.max(0, found - books));
    }

    Tally plus(Tally other) {
        return new Tally(
                counts + other.counts, wrong + other.wrong, units + other.units, overstated + other.overstated,
                understated + other.understated);
    }
}
