package io.crossdock.orders.seller;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of the cases of orders of which nobody knows who sold them; the subject is the first such order. */
final class SellerCaseKinds {

    static final CaseKind BRAND_UNKNOWN = new CaseKind("brand-unknown", "operations", Duration.ofDays(1));
    static final CaseKind LEGAL_ENTITY_UNKNOWN = new CaseKind("legal-entity-unknown", "operations", Duration.ofDays(1));

    private SellerCaseKinds() {}
}
