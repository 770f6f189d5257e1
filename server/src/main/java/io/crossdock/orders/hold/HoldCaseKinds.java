package io.crossdock.orders.hold;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of the cases about holds. */
final class HoldCaseKinds {

    /** Each type of holds has a sort of its own, with the type's owner and each hold's time. */
    static final CaseKind ORDER_HELD = new CaseKind("order-held", "customer-service", Duration.ofDays(1));

    private HoldCaseKinds() {}

    static CaseKind of(String type, String owner) {
        return ORDER_HELD.sort(type, owner);
    }
}
