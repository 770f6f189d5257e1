package io.crossdock.returns.internal;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of the cases that returns raise. */
final class ReturnCaseKinds {

    static final CaseKind RETURN_ARRIVED_LATE =
            new CaseKind("return-arrived-late", "customer-service", Duration.ofDays(2));
    static final CaseKind RETURN_REPORTS_DIFFER =
            new CaseKind("return-reports-differ", "customer-service", Duration.ofDays(2));
    static final CaseKind RETURNED_MORE_THAN_ASKED =
            new CaseKind("returned-more-than-asked", "customer-service", Duration.ofDays(2));

    private ReturnCaseKinds() {}
}
