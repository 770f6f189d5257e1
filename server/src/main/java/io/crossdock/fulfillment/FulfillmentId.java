package io.crossdock.fulfillment;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.IdText;
import java.util.OptionalLong;

/** Id of a fulfillment and of its process; {@code F123} in JSON, and for people and nodes. */
public record FulfillmentId(long value) {

    /** Reads what {@link #toString} prints; empty for anything else. */
    public static OptionalLong parse(String text) {
        return IdText.parse('F', text);
    }

    @Override
    @JsonValue
    public String toString() {
        return IdText.print('F', value);
    }
}
