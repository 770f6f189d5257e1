package io.crossdock.payments.internal;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of the cases that payments raise. */
final class PaymentCaseKinds {

    static final CaseKind PAYMENT_AMOUNT_DIFFERS =
            new CaseKind("payment-amount-differs", "payments", Duration.ofHours(4));
    static final CaseKind PAYMENT_CONTRADICTION =
            new CaseKind("payment-contradiction", "payments", Duration.ofHours(4));
    static final CaseKind VOID_FAILED = new CaseKind("void-failed", "payments", Duration.ofHours(4));

    static final CaseKind CHARGEBACK = new CaseKind("chargeback", "payments", Duration.ofDays(3));
    static final CaseKind CAPTURE_OWED = new CaseKind("capture-owed", "payments", Duration.ofHours(4));
    static final CaseKind MONEY_MOVED_OUTSIDE = new CaseKind("money-moved-outside", "payments", Duration.ofDays(1));
    static final CaseKind REFUND_REVERSED = new CaseKind("refund-reversed", "payments", Duration.ofDays(1));
    static final CaseKind REFUND_WITHHELD = new CaseKind("refund-withheld", "payments", Duration.ofDays(1));
    static final CaseKind PROVIDER_NOTICE = new CaseKind("provider-notice", "payments", Duration.ofDays(1));

    /**
     * A channel has money that is the customer's. Its subject is what it comes from: order, return, parcel, reduction.
     */
    static final CaseKind REFUND_OWED_BY_CHANNEL =
            new CaseKind("refund-owed-by-channel", "payments", Duration.ofDays(1));

    /** Money was paid back of a charge that failed afterwards: the customer has it, and never paid it. */
    static final CaseKind PAID_BACK_UNCOLLECTED = new CaseKind("paid-back-uncollected", "payments", Duration.ofDays(1));

    /** The order's authorization has ended before all of it was sent. */
    static final CaseKind AUTHORIZATION_EXPIRED =
            new CaseKind("authorization-expired", "payments", Duration.ofHours(4));

    /** A channel names one authorization for two orders: no goods leave on what is reserved for others. */
    static final CaseKind AUTHORIZATION_USED_TWICE =
            new CaseKind("authorization-used-twice", "payments", Duration.ofDays(1));

    private PaymentCaseKinds() {}
}
