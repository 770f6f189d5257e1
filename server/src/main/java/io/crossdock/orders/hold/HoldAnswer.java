package io.crossdock.orders.hold;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;
import java.util.List;

/**
 * What became of a wish to hold or release an order.
 *
 * @param order id of the order, as it was asked
 * @param outcome {@code placed}, {@code already-held}, {@code released}, {@code not-held}, {@code order-not-found},
 *     {@code order-ended}, {@code nothing-to-hold} where every unit has left or is canceled, {@code lines-released}
 *     where every open unit of the lines is at a node, {@code line-not-found}, {@code service-lines} where a line is no
 *     goods and follows others, or {@code hold-not-taken} where the version of its process asks for no holds
 * @param holds the hold that was placed or is there already, or those that were released
 * @param effects what the hold does at each of its steps; empty unless it was placed
 * @param blocked steps that active holds of the order block now
 */
public record HoldAnswer(
        String order, Outcome outcome, List<OrderHold> holds, List<HoldEffect> effects, List<HoldStep> blocked) {

    /** Outcomes. */
    public enum Outcome {
        PLACED,
        ALREADY_HELD,
        RELEASED,
        NOT_HELD,
        ORDER_NOT_FOUND,
        ORDER_ENDED,
        NOTHING_TO_HOLD,
        LINES_RELEASED,
        LINE_NOT_FOUND,
        SERVICE_LINES,
        HOLD_NOT_TAKEN;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** One that changes nothing. */
    public static HoldAnswer no(String order, Outcome outcome) {
        return new HoldAnswer(order, outcome, List.of(), List.of(), List.of());
    }
}
