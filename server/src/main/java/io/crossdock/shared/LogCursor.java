package io.crossdock.shared;

import io.crossdock.engine.LogPosition;
import java.util.Optional;

/** Places in the log as callers pass them. */
public final class LogCursor {

    private LogCursor() {}

    /**
     * Reads a cursor; empty if it is none.
     *
     * @param remedy what the caller can do instead, as a sentence without its end
     * @throws Refused 410 if an earlier release wrote it
     */
    public static Optional<LogPosition> read(String text, String remedy) {
        if (LogPosition.old(text)) {
            throw tooOld(text, remedy);
        }
        return LogPosition.read(text);
    }

    /** The refusal of a place that this log does not have, or that is too far back to tell what has changed since. */
    public static Refused tooOld(String text, String remedy) {
        return new Refused(
                "position-too-old", 410, "This log can't tell what has changed since " + text + ": " + remedy);
    }
}
