package io.crossdock.cases;

import java.time.Instant;

/** What a case was raised with. @param at when this was said first */
public record CaseDetail(Instant at, String text) {}
