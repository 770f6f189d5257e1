package io.crossdock.cases;

/** A decision that ends a case. @param resolution what was decided, in a sentence; not blank */
public record CaseClose(CaseId id, String resolution) {}
