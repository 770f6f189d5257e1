package io.crossdock.promises.internal;

import io.crossdock.promises.Promises.Culprit;
import io.crossdock.promises.Promises.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a part of a promise was kept, and if not, who took too long. Pure. */
record PromiseVerdict(Outcome outcome, @Nullable Culprit missedBy) {

    /**
     * Measured against what the customer was told first.
     *
     * @param promised what the customer was told
     * @param shipsAt when this node's goods should have left
     * @param planned when they should have arrived, as decided
     * @param shippedAt null where nobody said
     */
    static PromiseVerdict of(
            Instant promised, Instant shipsAt, Instant planned, @Nullable Instant shippedAt, Instant deliveredAt) {
        if (!deliveredAt.isAfter(promised)) {
            return new PromiseVerdict(Outcome.KEPT, null);
        }
        if (planned.isAfter(promised)) {
            return new PromiseVerdict(Outcome.MISSED, Culprit.DECISION);
        }
        boolean late = shippedAt != null && shippedAt.isAfter(shipsAt);
        return new PromiseVerdict(Outcome.MISSED, late ? Culprit.NODE : Culprit.CARRIER);
    }
}
