package io.crossdock.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * Id of an order, and of the subject of its process. Reads and prints as {@code O123}, also in JSON.
 *
 * @param value above zero
 */
public record OrderId(long value) {

    /** The pattern of its text. */
    public static final String PATTERN = "O[1-9][0-9]{0,17}";

    private static final int DIGITS_MAX = 18;

    public OrderId {
        if (value <= 0) {
            throw new IllegalArgumentException("an order id is above zero, not " + value);
        }
    }

    /** Reads the text of {@link #toString}; empty for any other text. */
    public static Optional<OrderId> parse(String text) {
        boolean plain = text.length() >= 2
                && text.length() <= DIGITS_MAX + 1
                && text.charAt(0) == 'O'
                && text.charAt(1) != '0'
                && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        return plain ? Optional.of(new OrderId(Long.parseLong(text, 1, text.length(), 10))) : Optional.empty();
    }

    /** Reads JSON. @throws IllegalArgumentException for text that {@link #parse} does not read */
    @JsonCreator
    public static OrderId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an order id: " + text));
    }

    @Override
    @JsonValue
    public String toString() {
        return "O" + value;
    }
}
