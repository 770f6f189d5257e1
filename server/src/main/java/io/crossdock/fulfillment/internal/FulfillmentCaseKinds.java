package io.crossdock.fulfillment.internal;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of the cases that reports of nodes raise. */
final class FulfillmentCaseKinds {

    static final CaseKind SHIPMENT_REPORTS_DIFFER =
            new CaseKind("shipment-reports-differ", "fulfillment", Duration.ofHours(4));
    static final CaseKind SHIPPED_AFTER_REJECTION =
            new CaseKind("shipped-after-rejection", "fulfillment", Duration.ofHours(4));
    static final CaseKind SHIPPED_MORE_THAN_RELEASED =
            new CaseKind("shipped-more-than-released", "fulfillment", Duration.ofHours(4));

    private FulfillmentCaseKinds() {}
}
