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

    private PaymentCaseKinds() {}
}
