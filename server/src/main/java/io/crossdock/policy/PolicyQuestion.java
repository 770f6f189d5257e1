package io.crossdock.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * What a table is asked.
 *
 * @param words per column what is the case; a column that is absent has none, and fits only rows that don't ask for it
 * @param day the business day
 */
public record PolicyQuestion(Map<String, Set<String>> words, LocalDate day) {

    public Set<String> of(String column) {
        return words.getOrDefault(column, Set.of());
    }
}
