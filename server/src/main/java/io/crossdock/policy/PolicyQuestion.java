package io.crossdock.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * A question to a decision table.
 *
 * @param words by column, the words that apply; a column that is absent has none and fits only rows that don't use it
 * @param day the business day
 */
public record PolicyQuestion(Map<String, Set<String>> words, LocalDate day) {

    public Set<String> of(String column) {
        return words.getOrDefault(column, Set.of());
    }
}
