package io.crossdock.orders.hold;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.IdText;

/** Id of a hold. Prints as {@code D123}, also in JSON. */
public record HoldId(long value) {

    public static final char LETTER = 'D';

    @Override
    @JsonValue
    public String toString() {
        return IdText.print(LETTER, value);
    }
}
