package io.crossdock.engine.log;

import io.crossdock.engine.LogPosition;
import java.util.ArrayList;
import java.util.List;

/**
 * The transactions that one look at the log could see, in PostgreSQL's form {@code xmin:xmax:running}. All before
 * {@code xmin} have ended, none from {@code xmax} on has; between them, all have ended but the running ones.
 *
 * @param written positions of the log that had been handed out
 */
record LogSnapshot(String text, long xmin, long xmax, List<String> running, long written) {

    static LogSnapshot of(String text, long written) {
        var parts = text.split(":", -1);
        var running = parts[2].isEmpty() ? List.<String>of() : List.of(parts[2].split(","));
        return new LogSnapshot(
                text, Long.parseLong(parts[0]), Long.parseLong(parts[1]), new ArrayList<>(running), written);
    }

    /** All events before this place have been seen, and possibly some after it. */
    LogPosition position() {
        return new LogPosition(xmin, 0);
    }
}
