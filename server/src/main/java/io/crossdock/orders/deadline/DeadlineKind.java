package io.crossdock.orders.deadline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** What must be done until a deadline. */
public enum DeadlineKind {
    /** The order must have left its nodes. */
    SHIP_BY,
    /** The order must have arrived. */
    DELIVER_BY,
    /** A hold should be released. */
    HOLD_RELEASE,
    /** A customer who was asked to wait should have answered. */
    WAIT_ANSWER;

    /** Reads the text. @throws IllegalArgumentException for any other text */
    @JsonCreator
    public static DeadlineKind of(String text) {
        return Words.parse(DeadlineKind.class, text);
    }

    @JsonValue
    public String text() {
        return Words.of(this);
    }
}
