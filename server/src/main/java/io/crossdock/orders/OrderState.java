package io.crossdock.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an order stands as a whole: open, completed or canceled. In lower case in JSON and in the database. */
public enum OrderState {
    OPEN,
    COMPLETED,
    CANCELED;

    /** Throws {@link IllegalArgumentException} for any other text. */
    @JsonCreator
    public static OrderState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
