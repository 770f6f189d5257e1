package io.crossdock.promises.internal;

import io.crossdock.promises.Promises.Culprit;
import io.crossdock.promises.Promises.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a leg was kept, and if not, who caused the delay. Pure. */
record PromiseVerdict(Outcome outcome, @Nullable Culprit missedBy) {

    /**
     * Compares the delivery with the customer's first date.
     *
     * @param promised date that the customer was told first
     * @param shipsAt when this node's goods should have left
     * @param planned when they should have arrived, by the decision
     * @param shippedAt null if nobody reported it
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
