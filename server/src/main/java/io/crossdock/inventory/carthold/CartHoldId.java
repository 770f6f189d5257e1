package io.crossdock.inventory.carthold;

import io.crossdock.shared.IdText;
import java.util.OptionalLong;

/** Id of a cart hold; {@code H123} for people, channels and in JSON. */
public record CartHoldId(long value) {

    /** Reads what {@link #toString} prints; empty for anything else. */
    public static OptionalLong parse(String text) {
        return text.isEmpty() ? OptionalLong.empty() : IdText.parse('H', text);
    }

    @Override
    public String toString() {
        return IdText.print('H', value);
    }
}
