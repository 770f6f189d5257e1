package io.crossdock.policy.internal;

import io.crossdock.policy.PolicyQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rows by the words of the column that divides them best, so that a question looks at few of them. */
final class RowIndex {

    /** Tables with fewer rows are looked through. */
    private static final int ROWS_MIN = 32;

    private final List<TableRow> rows;
    private final @Nullable String column;
    private final Map<String, List<Integer>> byWord = new HashMap<>();
    private final List<Integer> others = new ArrayList<>();

    RowIndex(List<TableRow> rows) {
        this.rows = rows;
        this.column = rows.size() < ROWS_MIN ? null : best(rows);
        if (column != null) {
            for (var row : rows) {
                row.words().getOrDefault(column, Set.of()).forEach(w -> byWord.put(w, new ArrayList<>()));
            }
            for (int i = 0; i < rows.size(); i++) {
                add(i, rows.get(i).words().get(column));
            }
        }
    }

    private void add(int row, @Nullable Set<String> words) {
        if (words == null) {
            byWord.values().forEach(list -> list.add(row));
            others.add(row);
        } else {
            words.forEach(word -> Objects.requireNonNull(byWord.get(word)).add(row));
        }
    }

    /** The column with the most conditions; null if rows have none of one word. */
    private static @Nullable String best(List<TableRow> rows) {
        var conditions = new TreeMap<String, Integer>();
        for (var row : rows) {
            row.words().keySet().stream()
                    .filter(name -> !row.sets().contains(name))
                    .forEach(name -> conditions.merge(name, 1, Integer::sum));
        }
        return conditions.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(most -> most.getValue() > rows.size() / 2)
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** The first row that fits; null if none does. */
    @Nullable
    TableRow first(PolicyQuestion question) {
        if (column == null) {
            for (var row : rows) {
                if (row.fits(question)) {
                    return row;
                }
            }
            return null;
        }
        var asked = question.of(column);
        var word = asked.isEmpty() ? TableRow.MISSING : asked.iterator().next();
        for (int i : byWord.getOrDefault(word, others)) {
            if (rows.get(i).fits(question)) {
                return rows.get(i);
            }
        }
        return null;
    }

    /** Rows above a row that may fit a question that fits it, in order. */
    List<TableRow> above(int row) {
        var words = column == null ? null : rows.get(row).words().get(column);
        if (words == null) {
            return rows.subList(0, row);
        }
        var near = new TreeSet<Integer>();
        for (var word : words) {
            for (int i : byWord.getOrDefault(word, others)) {
                if (i >= row) {
                    break;
                }
                near.add(i);
            }
        }
        return near.stream().map(rows::get).toList();
    }
}
