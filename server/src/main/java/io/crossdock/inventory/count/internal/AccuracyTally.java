package io.crossdock.inventory.count.internal;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Accuracy of the books, measured by counts.
 *
 * @param counts rows that were counted
 * @param wrong rows of those with another figure in the books
 * @param units units in the books on those rows
 * @param overstated units of those that were missing
 * @param understated units that were found and not in the books
 */
public record AccuracyTally(long counts, long wrong, long units, long overstated, long understated) {

    static final AccuracyTally NONE = new AccuracyTally(0, 0, 0, 0, 0);

    /** A source's figures about a node on one day. */
    public record Of(String node, String source, LocalDate day) implements Comparable<Of> {

        private static final Comparator<Of> ORDER =
                Comparator.comparing(Of::node).thenComparing(Of::source).thenComparing(Of::day);

        @Override
        public int compareTo(Of other) {
            return ORDER.compare(this, other);
        }
    }

    /** Accuracy of one row. */
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
