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

    /** Goods came back that nobody announced; they are a return now. */
    static final CaseKind RETURN_UNANNOUNCED =
            new CaseKind("return-unannounced", "customer-service", Duration.ofDays(2));
    /** Goods came back that can't be anybody's return. */
    static final CaseKind GOODS_UNIDENTIFIED =
            new CaseKind("goods-unidentified", "customer-service", Duration.ofDays(2));
    /** A parcel is at a node again that nobody had delivered. */
    static final CaseKind PARCEL_BACK_UNDELIVERED =
            new CaseKind("parcel-back-undelivered", "customer-service", Duration.ofDays(2));

    private ReturnCaseKinds() {}
}
