package io.crossdock.orders.deadline;

import io.crossdock.engine.CaseKind;
import java.time.Duration;
import java.util.Optional;

/** Kinds of the cases about deadlines. */
final class DeadlineCaseKinds {

    /** The order has not left, and its ship-by is near or has passed. */
    static final CaseKind SHIP_BY_NEAR = new CaseKind("ship-by-near", "fulfillment", Duration.ofHours(4));

    /** The order has not arrived, and its deliver-by is near or has passed. */
    static final CaseKind DELIVER_BY_NEAR = new CaseKind("deliver-by-near", "fulfillment", Duration.ofDays(1));

    /** The kind of the cases about deadlines of a kind; empty where something else has the case. */
    static Optional<CaseKind> of(DeadlineKind kind) {
        return switch (kind) {
            case SHIP_BY -> Optional.of(SHIP_BY_NEAR);
            case DELIVER_BY -> Optional.of(DELIVER_BY_NEAR);
            case HOLD_RELEASE, WAIT_ANSWER -> Optional.empty();
        };
    }

    private DeadlineCaseKinds() {}
}
