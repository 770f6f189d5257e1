package io.crossdock.orders.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** Data of the events about holds. */
public sealed interface HoldFact {

    /** {@link OrderHolds#PLACED}. */
    record Placed(String hold, @JsonUnwrapped HoldTerms terms, String by, String note) implements HoldFact {}

    /** {@link OrderHolds#RELEASED} and {@link OrderHolds#ENDED}. @param placedBy who had placed it */
    record Ended(
            String hold,
            String type,
            String reasonCode,
            String placedBy,
            String note,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> lines)
            implements HoldFact {}
}
