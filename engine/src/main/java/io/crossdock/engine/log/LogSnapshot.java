package io.crossdock.engine.log;

import io.crossdock.engine.LogPosition;
import java.util.ArrayList;
import java.util.List;

/**
 * Which transactions one look at the log could see, as PostgreSQL puts it: {@code xmin:xmax:running}. All before
 * {@code xmin} have ended, none from {@code xmax} on has, and of those between, the running ones have not.
 *
 * @param written how many positions of the log were handed out by then
 */
record LogSnapshot(String text, long xmin, long xmax, List<String> running, long written) {

    static LogSnapshot of(String text, long written) {
        var parts = text.split(":", -1);
        var running = parts[2].isEmpty() ? List.<String>of() : List.of(parts[2].split(","));
        return new LogSnapshot(
                text, Long.parseLong(parts[0]), Long.parseLong(parts[1]), new ArrayList<>(running), written);
    }

    /** Everything before it has been seen; of what comes after, maybe some. */
    LogPosition position() {
        return new LogPosition(xmin, 0);
    }
}
