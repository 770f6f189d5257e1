package io.crossdock.cases;

/**
 * Number of open cases, and of those whose due time has passed.
 *
 * @param open number of open cases
 * @param overdue those of {@code open} whose due time has passed
 */
public record CaseCounts(long open, long overdue) {}
