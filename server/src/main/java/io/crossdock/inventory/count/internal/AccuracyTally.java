package io.crossdock.inventory.count.internal;

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
public record AccuracyTally(long counts, long wrong, long units, long overstated, long understated) {

    static final AccuracyTally NONE = new AccuracyTally(0, 0, 0, 0, 0);

    /** Whose figures, about which node, of which day. */
    public record Of(String node, String source, LocalDate day) implements Comparable<Of> {

        private static final Comparator<Of> ORDER =
                Comparator.comparing(Of::node).thenComparing(Of::source).thenComparing(Of::day);

        @Override
        public int compareTo(Of other) {
            return ORDER.compare(this, other);
        }
    }

    /** One row. */
    static AccuracyTally of(long books, long found) {
        return new AccuracyTally(
                1, books == found ? 0 : 1, books, Math.max(0, books - found), Math.max(0, found - books));
    }

    AccuracyTally plus(AccuracyTally other) {
        return new AccuracyTally(
                counts + other.counts,
                wrong + other.wrong,
                units + other.units,
                overstated + other.overstated,
                understated + other.understated);
    }
}
