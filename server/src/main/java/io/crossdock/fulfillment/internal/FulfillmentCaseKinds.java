package io.crossdock.fulfillment.internal;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of the cases that reports of nodes and carriers raise. */
final class FulfillmentCaseKinds {

    static final CaseKind SHIPMENT_REPORTS_DIFFER =
            new CaseKind("shipment-reports-differ", "fulfillment", Duration.ofHours(4));
    static final CaseKind SHIPPED_AFTER_REJECTION =
            new CaseKind("shipped-after-rejection", "fulfillment", Duration.ofHours(4));
    static final CaseKind SHIPPED_MORE_THAN_RELEASED =
            new CaseKind("shipped-more-than-released", "fulfillment", Duration.ofHours(4));

    /** Goods are with their customer that nobody pays for: the order's units were canceled. */
    static final CaseKind COLLECTED_AFTER_REJECTION =
            new CaseKind("collected-after-rejection", "customer-service", Duration.ofHours(4));

    /**
     * Goods that a courier brought, or a code, are with a customer who does not pay for them: the order's units were
     * canceled, or sent by another node.
     */
    static final CaseKind DELIVERED_AFTER_REJECTION =
            new CaseKind("delivered-after-rejection", "customer-service", Duration.ofHours(4));

    /** A node says of digital goods what can't be, or the word for digital goods of others. */
    static final CaseKind DIGITAL_CONTRADICTION =
            new CaseKind("digital-contradiction", "fulfillment", Duration.ofHours(4));

    /** A store says more of a pickup than it can be. */
    static final CaseKind PICKUP_CONTRADICTION =
            new CaseKind("pickup-contradiction", "fulfillment", Duration.ofHours(4));

    static final CaseKind PARCEL_COMES_BACK = new CaseKind("parcel-comes-back", "customer-service", Duration.ofDays(2));
    static final CaseKind PARCEL_TROUBLE = new CaseKind("parcel-trouble", "fulfillment", Duration.ofDays(1));
    static final CaseKind PARCEL_CONTRADICTION =
            new CaseKind("parcel-contradiction", "fulfillment", Duration.ofDays(1));

    private FulfillmentCaseKinds() {}
}
