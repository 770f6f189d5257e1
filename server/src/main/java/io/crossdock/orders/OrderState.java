package io.crossdock.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** Where an order stands as a whole: open, completed or canceled. In lower case in JSON and in the database. */
public enum OrderState {
    OPEN,
    COMPLETED,
    CANCELED;

    /** Throws {@link IllegalArgumentException} for any other text. */
    @JsonCreator
    public static OrderState of(String text) {
        return Words.parse(OrderState.class, text);
    }

    @JsonValue
    public String text() {
        return Words.of(this);
    }
}
