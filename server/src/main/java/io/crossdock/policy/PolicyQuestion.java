package io.crossdock.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * A question to a decision table.
 *
 * @param words by column, the words that apply; a column that is absent has none and fits only rows that don't use it
 * @param day the business day
 * @param numbers by column; a column that is absent has none
 */
public record PolicyQuestion(Map<String, Set<String>> words, LocalDate day, Map<String, Long> numbers) {

    /** A question without numbers. */
    public PolicyQuestion(Map<String, Set<String>> words, LocalDate day) {
        this(words, day, Map.of());
    }

    public Set<String> of(String column) {
        return words.getOrDefault(column, Set.of());
    }
}
