package io.crossdock.cases;

/**
 * Gives a case to another team.
 *
 * @param team the team that looks after it from now on
 * @param reason why, for the log; not blank
 */
public record CaseHandover(CaseId id, String team, String reason) {}
