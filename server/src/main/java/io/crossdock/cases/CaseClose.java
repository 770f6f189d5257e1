package io.crossdock.cases;

/** A decision that ends a case. @param resolution the decision in a sentence; not blank */
public record CaseClose(CaseId id, String resolution) {}
