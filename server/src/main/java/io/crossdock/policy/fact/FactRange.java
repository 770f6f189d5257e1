package io.crossdock.policy.fact;

import java.util.List;

/**
 * The values that a fact may have.
 *
 * @param words the only words that a text may be; empty: any
 * @param min least number; {@code max} likewise
 * @param unit unit of a number; empty for other kinds
 */
public record FactRange(List<String> words, long min, long max, String unit) {

    static final FactRange ANY = new FactRange(List.of(), Long.MIN_VALUE, Long.MAX_VALUE, "");

    static FactRange of(String... words) {
        return new FactRange(List.of(words), Long.MIN_VALUE, Long.MAX_VALUE, "");
    }

    static FactRange of(long min, long max, String unit) {
        return new FactRange(List.of(), min, max, unit);
    }
}
