package io.crossdock.cases;

import org.jspecify.annotations.Nullable;

/**
 * A selection of cases. Open cases come by due time, the most urgent first, or by the money that depends on them, the
 * largest first; closed ones by id, the newest first.
 *
 * @param state open or closed cases
 * @param cursor cursor of the page; null for the first
 * @param limit 1 to {@link Cases#PAGE_MAX}
 */
public record CaseQuery(
        State state,
        CaseFilter filter,
        Order order,
        @Nullable String cursor,
        int limit) {

    /** Whether cases are open or closed. */
    public enum State {
        OPEN,
        CLOSED
    }

    /** What comes first of open cases. */
    public enum Order {
        DUE,
        VALUE_AT_STAKE
    }
}
