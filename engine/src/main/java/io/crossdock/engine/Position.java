package io.crossdock.engine;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the log, in the order in which it is read: {@code (txid, position)}. As text {@code txid.position}, the
 * cursor that the API hands out; {@code 0.0} is before the first event.
 *
 * @param txid of a transaction, as PostgreSQL counts them
 * @param position of an event of it; 0 is before the first of its events
 */
public record Position(long txid, long position) implements Comparable<Position> {

    public static final Position START = new Position(0, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})");
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::txid).thenComparingLong(Position::position);

    /** Where an event stands. */
    public static Position of(Event event) {
        return new Position(event.txid(), event.position());
    }

    /** Reads what {@link #toString} wrote; empty where it is something else. */
    public static Optional<Position> read(String text) {
        var found = TEXT.matcher(text);
        return found.matches()
                ? Optional.of(new Position(Long.parseLong(found.group(1)), Long.parseLong(found.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return txid + "." + position;
    }
}
