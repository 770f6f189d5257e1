package io.crossdock.storedvalue;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.IdText;
import java.util.Optional;

/** Id of a gift card or store credit. Prints as {@code V123}, also in JSON; orders name it as the token of a tender. */
public record ValueId(long value) {

    public static final char LETTER = 'V';

    /** Reads what {@link #toString} prints; empty for any other text. */
    public static Optional<ValueId> parse(String text) {
        var id = IdText.parse(LETTER, text);
        return id.isPresent() ? Optional.of(new ValueId(id.getAsLong())) : Optional.empty();
    }

    @Override
    @JsonValue
    public String toString() {
        return IdText.print(LETTER, value);
    }
}
