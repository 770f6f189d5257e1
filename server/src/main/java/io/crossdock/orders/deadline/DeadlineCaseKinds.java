package io.crossdock.orders.deadline;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of the cases about deadlines. */
final class DeadlineCaseKinds {

    /** The order has not left, and its ship-by is near or has passed. */
    static final CaseKind SHIP_BY_NEAR = new CaseKind("ship-by-near", "fulfillment", Duration.ofHours(4));

    private DeadlineCaseKinds() {}
}
