package io.crossdock.orders.hold;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;
import java.util.List;

/**
 * What a hold does at one of the steps that it blocks.
 *
 * @param step {@code source} or {@code release}
 * @param effect {@code waits}: the order will not pass the step; {@code asked-back}: it has passed, and its nodes are
 *     asked to stop; {@code too-late}: that part has left, and stays sold; {@code passed}: its units are reserved, and
 *     stay so; {@code at-node}, of a hold of lines: these units are at a node already and go on; {@code order-waits},
 *     of a hold of lines: the whole order waits for them, since it is sent complete; {@code not-watched}: the version
 *     of its process does not ask at this step
 * @param fulfillments ids of the work that is asked back, or has left
 */
public record HoldEffect(HoldStep step, Kind effect, List<String> fulfillments) {

    /** Kinds of effects. */
    public enum Kind {
        WAITS,
        ASKED_BACK,
        TOO_LATE,
        AT_NODE,
        ORDER_WAITS,
        PASSED,
        NOT_WATCHED;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }
}
