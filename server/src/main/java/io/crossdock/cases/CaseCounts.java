package io.crossdock.cases;

import java.util.List;

/**
 * Number of open cases, and of those whose due time has passed.
 *
 * @param open number of open cases
 * @param overdue those of {@code open} whose due time has passed
 * @param teams the same by the team that looks after them, by name; teams without an open case are absent
 */
public record CaseCounts(long open, long overdue, List<TeamCount> teams) {

    /**
     * Open and overdue cases of a team.
     *
     * @param team the team that looks after them
     * @param open number of open cases
     * @param overdue those of {@code open} whose due time has passed
     */
    public record TeamCount(String team, long open, long overdue) {}
}
