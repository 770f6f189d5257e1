package io.crossdock.cases;

/** Number of open cases, and of those whose due time has passed. */
public record CaseCounts(long open, long overdue) {}
