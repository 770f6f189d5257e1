package io.crossdock.orders.hold;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** A step of an order's process that a hold may block. */
public enum HoldStep {
    /** Reserving stock for what no node has reserved, and what follows before the release: authorizing. */
    SOURCE,
    /** Handing work to nodes. Work that is there already is asked back. */
    RELEASE;

    /** Reads the text. @throws IllegalArgumentException for any other text */
    @JsonCreator
    public static HoldStep of(String text) {
        return Words.parse(HoldStep.class, text);
    }

    @JsonValue
    public String text() {
        return Words.of(this);
    }
}
