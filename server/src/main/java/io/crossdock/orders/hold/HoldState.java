package io.crossdock.orders.hold;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** State of a hold. */
public enum HoldState {
    /** It blocks its steps. */
    ACTIVE,
    /** Somebody released it. */
    RELEASED,
    /** Its order has ended. */
    ENDED;

    /** Reads the text. @throws IllegalArgumentException for any other text */
    @JsonCreator
    public static HoldState of(String text) {
        return Words.parse(HoldState.class, text);
    }

    @JsonValue
    public String text() {
        return Words.of(this);
    }
}
