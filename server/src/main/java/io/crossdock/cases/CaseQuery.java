package io.crossdock.cases;

import org.jspecify.annotations.Nullable;

/**
 * A selection of cases. Open cases come by due time, the most urgent first; closed ones by id, the newest first.
 *
 * @param state open or closed cases
 * @param kind null for all kinds
 * @param subject null for all subjects
 * @param assignee null for all, whoever looks after them
 * @param cursor cursor of the page; null for the first
 * @param limit 1 to {@link Cases#PAGE_MAX}
 */
public record CaseQuery(
        State state,
        @Nullable String kind,
        @Nullable Long subject,
        @Nullable String assignee,
        @Nullable String cursor,
        int limit) {

    /** Whether cases are open or closed. */
    public enum State {
        OPEN,
        CLOSED
    }
}
