package io.crossdock.policy.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The questions that rows leave open, found by dividing each column into parts that no row divides further. Columns in
 * which a question has several words, and days, are not divided: a row with a condition there counts as if it left
 * questions open.
 */
final class RowSpace {

    /** Rows looked at for one table, about a second; more are not proven. */
    private static final long LOOKS_MAX = 20_000_000;

    private final Map<String, ColumnDomain> columns;
    private long looks = LOOKS_MAX;

    RowSpace(Map<String, ColumnDomain> columns) {
        this.columns = columns;
    }

    /**
     * What a column may have in a question.
     *
     * @param words the only words; empty: any
     * @param missing whether a question may have none: {@code [MISSING]}, or empty
     * @param numeric {@code [min, max]}; empty for a column of words
     */
    record ColumnDomain(List<String> words, List<Long> numeric, List<String> missing) {}

    /** Whether enough was looked at to know. */
    boolean exhausted() {
        return looks < 0;
    }

    /**
     * A question in words that none of the rows fits, among those that fit one row; null if there is none, or unknown.
     */
    @Nullable
    String open(List<TableRow> rows, TableRow within) {
        var counting =
                rows.stream().filter(row -> row.coversGoodsAndDays(within)).toList();
        var used = new TreeSet<String>();
        for (var row : counting) {
            used.addAll(row.ranges().keySet());
            row.words().keySet().stream().filter(c -> !row.sets().contains(c)).forEach(used::add);
        }
        return open(List.copyOf(used), 0, counting, within, new TreeMap<>());
    }

    private @Nullable String open(
            List<String> used, int at, List<TableRow> rows, TableRow within, Map<String, String> question) {
        looks -= rows.size() + 1L;
        if (looks < 0) {
            return null;
        }
        if (rows.isEmpty()) {
            return question.isEmpty() ? "any question" : question.toString();
        }
        if (at == used.size() || rows.stream().anyMatch(row -> free(row, used, at))) {
            return null;
        }
        var column = used.get(at);
        return number(column, rows, within)
                ? openNumbers(used, at, rows, within, question)
                : openWords(used, at, rows, within, question);
    }

    /** Whether a row has no condition on the columns that are left. */
    private static boolean free(TableRow row, List<String> used, int from) {
        for (int i = from; i < used.size(); i++) {
            if (row.ranges().containsKey(used.get(i))
                    || row.words().containsKey(used.get(i)) && !row.sets().contains(used.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean number(String column, List<TableRow> rows, TableRow within) {
        var domain = columns.get(column);
        return domain == null
                ? within.ranges().containsKey(column)
                        || rows.stream().anyMatch(row -> row.ranges().containsKey(column))
                : !domain.numeric().isEmpty();
    }

    private @Nullable String openWords(
            List<String> used, int at, List<TableRow> rows, TableRow within, Map<String, String> question) {
        var column = used.get(at);
        for (var word : words(column, rows, within)) {
            var left = rows.stream()
                    .filter(row -> {
                        var fits = row.words().get(column);
                        return fits == null || fits.contains(word);
                    })
                    .toList();
            question.put(column, word.equals(TableRow.MISSING) ? "null" : word);
            var open = open(used, at + 1, left, within, question);
            question.remove(column);
            if (open != null || looks < 0) {
                return open;
            }
        }
        return null;
    }

    private Set<String> words(String column, List<TableRow> rows, TableRow within) {
        var asked = within.words().get(column);
        if (asked != null) {
            return asked;
        }
        var domain = columns.getOrDefault(column, new ColumnDomain(List.of(), List.of(), List.of(TableRow.MISSING)));
        var words = new TreeSet<>(domain.words());
        if (words.isEmpty()) {
            rows.forEach(row -> words.addAll(row.words().getOrDefault(column, Set.of())));
            words.add("any other");
        }
        words.remove(TableRow.MISSING);
        words.addAll(domain.missing());
        return words;
    }

    private @Nullable String openNumbers(
            List<String> used, int at, List<TableRow> rows, TableRow within, Map<String, String> question) {
        var column = used.get(at);
        for (var part : parts(column, rows, within)) {
            var left = rows.stream()
                    .filter(row -> {
                        var fits = row.ranges().get(column);
                        return fits == null || fits.covers(part);
                    })
                    .toList();
            question.put(column, part.missing() ? "null" : part.min() + " to " + part.max());
            var open = open(used, at + 1, left, within, question);
            question.remove(column);
            if (open != null || looks < 0) {
                return open;
            }
        }
        return null;
    }

    /** Parts of a column of numbers that no row divides. */
    private List<RowRange> parts(String column, List<TableRow> rows, TableRow within) {
        var domain = columns.get(column);
        var asked = within.ranges().get(column);
        var parts = new ArrayList<RowRange>();
        if (asked == null ? domain == null || !domain.missing().isEmpty() : asked.missing()) {
            parts.add(RowRange.MISSING);
        }
        if (asked != null && asked.missing()) {
            return parts;
        }
        var whole = asked != null
                ? asked
                : domain == null
                        ? new RowRange(Long.MIN_VALUE, Long.MAX_VALUE)
                        : new RowRange(
                                domain.numeric().getFirst(), domain.numeric().getLast());
        var begins = new TreeSet<Long>(List.of(whole.min()));
        for (var row : rows) {
            var range = row.ranges().get(column);
            if (range != null && !range.missing()) {
                if (range.min() > whole.min() && range.min() <= whole.max()) {
                    begins.add(range.min());
                }
                if (range.max() >= whole.min() && range.max() < whole.max()) {
                    begins.add(range.max() + 1);
                }
            }
        }
        var list = List.copyOf(begins);
        for (int i = 0; i < list.size(); i++) {
            parts.add(new RowRange(list.get(i), i + 1 < list.size() ? list.get(i + 1) - 1 : whole.max()));
        }
        return parts;
    }
}
