package io.crossdock.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** State of an order as a whole: open, completed or canceled. In lower case in JSON and in the database. */
public enum OrderState {
    OPEN,
    COMPLETED,
    CANCELED;

    /** Reads the text. @throws IllegalArgumentException for any other text */
    @JsonCreator
    public static OrderState of(String text) {
        return Words.parse(OrderState.class, text);
    }

    @JsonValue
    public String text() {
        return Words.of(this);
    }
}
