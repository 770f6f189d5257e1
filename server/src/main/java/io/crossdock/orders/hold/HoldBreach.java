package io.crossdock.orders.hold;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** What follows when a hold is not released in time. */
public enum HoldBreach {
    /** Another team hears of it; the order stays held. */
    ESCALATE,
    /** It is released by itself. */
    RELEASE;

    /** Reads the text. @throws IllegalArgumentException for any other text */
    @JsonCreator
    public static HoldBreach of(String text) {
        return Words.parse(HoldBreach.class, text);
    }

    @JsonValue
    public String text() {
        return Words.of(this);
    }
}
