package io.crossdock.cases;

import org.jspecify.annotations.Nullable;

/**
 * Which cases to list. Open ones come by due time, the most urgent first; closed ones by id, the newest first.
 *
 * @param open open ones, or closed ones
 * @param kind null for all kinds
 * @param subject null for all subjects
 * @param cursor from the page before, null for the first
 * @param limit 1 to {@link Cases#PAGE_MAX}
 */
public record CaseQuery(
        State state,
        @Nullable String kind,
        @Nullable Long subject,
        @Nullable String cursor,
        int limit) {

    /** Whether somebody has decided. */
    public enum State {
        OPEN,
        CLOSED
    }
}
