package io.crossdock.engine;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the log, in reading order: {@code (txid, position)}. As text, {@code txid.position}, it is the cursor of
 * the API; {@code 0.0} is before the first event.
 *
 * @param txid PostgreSQL's number of the transaction
 * @param position position of one of its events; 0 is before the first of them
 */
public record LogPosition(long txid, long position) implements Comparable<LogPosition> {

    public static final LogPosition START = new LogPosition(0, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})");
    private static final Comparator<LogPosition> ORDER =
            Comparator.comparingLong(LogPosition::txid).thenComparingLong(LogPosition::position);

    /** The place of an event. */
    public static LogPosition of(Event event) {
        return new LogPosition(event.txid(), event.position());
    }

    /** Reads the text of {@link #toString}; empty for any other text. */
    public static Optional<LogPosition> read(String text) {
        var found = TEXT.matcher(text);
        return found.matches()
                ? Optional.of(new LogPosition(Long.parseLong(found.group(1)), Long.parseLong(found.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return txid + "." + position;
    }
}
