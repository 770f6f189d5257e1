package io.crossdock.orders.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** What became of a change, or of a part of it. */
public enum ChangeState {
    /** A node, a payment provider or a person has to say whether it can be done. */
    REQUESTED,
    APPLIED,
    REFUSED;

    @JsonValue
    public String text() {
        return Words.of(this);
    }
}
