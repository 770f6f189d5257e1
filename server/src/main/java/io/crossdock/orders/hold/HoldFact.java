package io.crossdock.orders.hold;

import java.time.Instant;
import java.util.List;

/** Data of the events about holds. */
public sealed interface HoldFact {

    /** {@link OrderHolds#PLACED}. */
    record Placed(
            String hold,
            String type,
            String reasonCode,
            List<HoldStep> blocks,
            Instant releaseBy,
            String by,
            String note)
            implements HoldFact {}

    /** {@link OrderHolds#RELEASED} and {@link OrderHolds#ENDED}. @param placedBy who had placed it */
    record Ended(String hold, String type, String reasonCode, String placedBy, String note) implements HoldFact {}
}
