package io.crossdock.cases;

import java.time.Instant;

/**
 * What a case was raised with.
 *
 * @param at business time at which this was said first
 * @param text a sentence with the figures
 */
public record CaseDetail(Instant at, String text) {}
