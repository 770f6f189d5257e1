package io.crossdock.cases;

/** Cases that are open, and those of them whose due time has passed. */
public record CaseCounts(long open, long overdue) {}
