package io.crossdock.cases;

import org.jspecify.annotations.Nullable;

/**
 * Which cases are meant.
 *
 * @param kind null for all kinds
 * @param subject null for all subjects
 * @param assignee null for all, whoever looks after them
 * @param team null for all; a team has the cases that it looks after, and those that were escalated to it
 */
public record CaseFilter(
        @Nullable String kind,
        @Nullable Long subject,
        @Nullable String assignee,
        @Nullable String team) {

    /** All cases. */
    public static final CaseFilter ALL = new CaseFilter(null, null, null, null);
}
