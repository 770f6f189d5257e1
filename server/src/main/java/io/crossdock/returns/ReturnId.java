package io.crossdock.returns;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.IdText;
import java.util.OptionalLong;

/** Id of a return and of its process; {@code R123} in JSON, and for people and nodes. */
public record ReturnId(long value) {

    /** Reads what {@link #toString} prints; empty for anything else. */
    public static OptionalLong parse(String text) {
        return IdText.parse('R', text);
    }

    @Override
    @JsonValue
    public String toString() {
        return IdText.print('R', value);
    }
}
