package io.crossdock.orders.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** What a customer says who was asked to wait. */
public enum WaitAnswer {
    /** The order waits. */
    ACCEPT,
    /** What is there is sent; the units that lack are canceled. */
    DECLINE;

    /** Reads the text. @throws IllegalArgumentException for any other text */
    @JsonCreator
    public static WaitAnswer of(String text) {
        return Words.parse(WaitAnswer.class, text);
    }

    @JsonValue
    public String text() {
        return Words.of(this);
    }
}
