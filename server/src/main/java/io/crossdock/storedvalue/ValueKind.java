package io.crossdock.storedvalue;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** What stored value is. */
public enum ValueKind {
    /** Somebody bought it; who knows its code may pay with it. */
    GIFT_CARD,
    /** The retailer gave it to a customer; it may have no code. */
    STORE_CREDIT;

    /** The word in JSON, {@code gift-card}. */
    @JsonValue
    @Override
    public String toString() {
        return Words.of(this);
    }
}
