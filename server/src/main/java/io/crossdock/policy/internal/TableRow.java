package io.crossdock.policy.internal;

import io.crossdock.policy.PolicyQuestion;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param words by column, the words that the row fits; {@link #MISSING} among them: also a question without one
 * @param sets those of these columns in which a question may have several words
 * @param ranges by column, the numbers that it fits
 * @param days null: every day
 * @param values all outputs; those that the row does not set come from {@code otherwise}
 */
record TableRow(
        String name,
        Map<String, Set<String>> words,
        Set<String> sets,
        Map<String, RowRange> ranges,
        @Nullable RowDays days,
        Map<String, Object> values) {

    /** Stands for no word; no text has this character. */
    static final String MISSING = "\0";

    /** A word that no row lists. */
    private static final Set<String> ANY_OTHER = Set.of("\0\0");

    private static final Set<String> NONE = Set.of(MISSING);

    boolean fits(PolicyQuestion question) {
        if (days != null && !days.has(question.day())) {
            return false;
        }
        for (var column : words.entrySet()) {
            var asked = question.of(column.getKey());
            if (Collections.disjoint(column.getValue(), asked.isEmpty() ? NONE : asked)) {
                return false;
            }
        }
        for (var column : ranges.entrySet()) {
            if (!column.getValue().has(question.numbers().get(column.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Whether some question fits both rows. */
    boolean meets(TableRow other) {
        for (var column : words.entrySet()) {
            var theirs = other.words.get(column.getKey());
            if (theirs != null && !sets.contains(column.getKey()) && Collections.disjoint(column.getValue(), theirs)) {
                return false;
            }
        }
        for (var column : ranges.entrySet()) {
            var theirs = other.ranges.get(column.getKey());
            if (theirs != null && !column.getValue().meets(theirs)) {
                return false;
            }
        }
        return days == null || other.days == null || days.meets(other.days);
    }

    /** Whether every question that fits the other row fits this one. */
    boolean covers(TableRow other) {
        for (var column : words.entrySet()) {
            if (!column.getValue().containsAll(other.words.getOrDefault(column.getKey(), ANY_OTHER))) {
                return false;
            }
        }
        for (var column : ranges.entrySet()) {
            var theirs = other.ranges.get(column.getKey());
            if (theirs == null || !column.getValue().covers(theirs)) {
                return false;
            }
        }
        return days == null || other.days != null && days.covers(other.days);
    }

    /** Whether it has no condition on goods or days that the other row does not have as well. */
    boolean coversGoodsAndDays(TableRow other) {
        for (var column : sets) {
            var mine = words.get(column);
            if (mine != null && !mine.containsAll(other.words.getOrDefault(column, ANY_OTHER))) {
                return false;
            }
        }
        return days == null || other.days != null && days.covers(other.days);
    }
}
