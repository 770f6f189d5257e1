package io.crossdock.engine.log;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which types of events the latest growths of the log hold, so that a reader of others need not ask the database. */
final class LogGrowths {

    /** Growths that are known; a reader that has seen none of so many asks the database. */
    private static final int KEPT = 128;

    /** Whether a part of the log holds an event that is wanted. */
    enum Holding {
        NO,
        YES,
        UNKNOWN
    }

    /** The events after a number and up to another. @param types null: not known */
    private record Growth(long after, long last, @Nullable Set<String> types) {}

    private final ArrayDeque<Growth> newestFirst = new ArrayDeque<>();

    /** Adds the next growth. @param types of its events; null: not known */
    synchronized void add(long after, long last, @Nullable Set<String> types) {
        newestFirst.addFirst(new Growth(after, last, types));
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
    }

    /** @param until end of a growth. @param types empty: of all types */
    synchronized Holding of(long after, long until, Collection<String> types) {
        if (types.isEmpty()) {
            return after < until ? Holding.YES : Holding.NO;
        }
        boolean unknown = false;
        long open = until;
        for (var growth : newestFirst) {
            if (open <= after || growth.last < open) {
                break;
            }
            if (growth.after < open) {
                unknown |= growth.types == null;
                if (growth.types != null && !Collections.disjoint(growth.types, types)) {
                    return Holding.YES;
                }
                open = growth.after;
            }
        }
        return unknown || open > after ? Holding.UNKNOWN : Holding.NO;
    }
}
