package io.crossdock.cases;

import java.time.Instant;

/**
 * What somebody wrote about a case.
 *
 * @param at business time
 * @param by who wrote it
 * @param text in the person's words
 */
public record CaseComment(Instant at, String by, String text) {}
