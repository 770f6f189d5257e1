package io.crossdock.policy.internal;

import io.crossdock.policy.PolicyQuestion;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param words by column, the words that the row fits
 * @param sets those of these columns in which a question may have several words
 * @param days null: every day
 * @param values all outputs; those that the row does not set come from {@code otherwise}
 */
record TableRow(
        String name,
        Map<String, Set<String>> words,
        Set<String> sets,
        @Nullable RowDays days,
        Map<String, Object> values) {

    boolean fits(PolicyQuestion question) {
        if (days != null && !days.has(question.day())) {
            return false;
        }
        for (var column : words.entrySet()) {
            if (Collections.disjoint(column.getValue(), question.of(column.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Whether some question fits both rows. */
    boolean meets(TableRow other) {
        boolean words = this.words.entrySet().stream().allMatch(column -> {
            var theirs = other.words.get(column.getKey());
            return theirs == null || sets.contains(column.getKey()) || !Collections.disjoint(column.getValue(), theirs);
        });
        return words && (days == null || other.days == null || days.meets(other.days));
    }

    /** Whether every question that fits the other row fits this one. */
    boolean covers(TableRow other) {
        boolean words = this.words.entrySet().stream()
                .allMatch(column ->
                        column.getValue().containsAll(other.words.getOrDefault(column.getKey(), Set.of("\0"))));
        return words && (days == null || other.days != null && days.covers(other.days));
    }
}
