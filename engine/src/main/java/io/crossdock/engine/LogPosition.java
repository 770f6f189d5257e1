package io.crossdock.engine;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the log: all events up to a number. As text it is the cursor of the API; 0 is before the first event.
 *
 * @param number number of the last event before this place
 */
public record LogPosition(long number) implements Comparable<LogPosition> {

    public static final LogPosition START = new LogPosition(0);

    private static final Pattern TEXT = Pattern.compile("[0-9]{1,18}");

    /** Two numbers, as earlier releases wrote them. They mean nothing now, except the start. */
    private static final Pattern OLD_TEXT = Pattern.compile("[0-9]{1,19}\\.[0-9]{1,18}");

    private static final String OLD_START = "0.0";

    /** The place after an event. */
    public static LogPosition of(Event event) {
        return new LogPosition(event.number());
    }

    /** Reads the text of {@link #toString}; empty for any other text. */
    public static Optional<LogPosition> read(String text) {
        if (text.equals(OLD_START)) {
            return Optional.of(START);
        }
        return TEXT.matcher(text).matches() ? Optional.of(new LogPosition(Long.parseLong(text))) : Optional.empty();
    }

    /** Whether an earlier release wrote this text for a place that can't be found any more. */
    public static boolean old(String text) {
        return OLD_TEXT.matcher(text).matches() && !text.equals(OLD_START);
    }

    @Override
    public int compareTo(LogPosition other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
