package io.crossdock.orders.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** What it means that a customer who was asked has not answered in time. */
public enum SilenceTerm {
    /** The order waits on. */
    WAIT,
    /** The units that lack are canceled. */
    CANCEL;

    /** Reads the text. @throws IllegalArgumentException for any other text */
    @JsonCreator
    public static SilenceTerm of(String text) {
        return Words.parse(SilenceTerm.class, text);
    }

    @JsonValue
    public String text() {
        return Words.of(this);
    }
}
