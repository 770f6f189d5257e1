package io.crossdock.policy.internal;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.policy.PolicySchema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the conditions of rows, under {@code when}. */
final class ConditionReader {

    private static final int WORDS_MAX = 200;

    private final PolicySchema schema;
    private final List<DocumentFault> faults;
    private final Set<String> sets;

    ConditionReader(PolicySchema schema, List<DocumentFault> faults) {
        this.schema = schema;
        this.faults = faults;
        this.sets = schema.inputs().entrySet().stream()
                .filter(e -> e.getValue() == PolicySchema.Input.WORDS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    TableRow row(String path, String name, JsonNode when, Map<String, Object> values) {
        var words = new TreeMap<String, Set<String>>();
        RowDays days = null;
        if (!when.isObject() || when.isEmpty()) {
            fault(path, "must name at least one column; values for all other questions go under otherwise");
        }
        for (var column : when.properties()) {
            var at = path + "/" + column.getKey();
            switch (schema.inputs().get(column.getKey())) {
                case WORD, WORDS -> words.put(column.getKey(), words(at, column.getValue()));
                case DAY -> days = days(at, column.getValue());
                case null ->
                    fault(
                            at,
                            "is not a column; columns are "
                                    + schema.inputs().keySet().stream().sorted().toList());
            }
        }
        return new TableRow(name, Map.copyOf(words), sets, days, Map.copyOf(new LinkedHashMap<>(values)));
    }

    private Set<String> words(String path, JsonNode value) {
        var words = new TreeSet<String>();
        var elements = value.isArray() ? value.valueStream().toList() : List.of(value);
        for (var element : elements) {
            if (!element.isString() || element.stringValue().isBlank()) {
                fault(path, "must be a word or a list of words, not " + element);
            } else if (!words.add(element.stringValue())) {
                fault(path, "has " + element.stringValue() + " twice");
            }
        }
        if (elements.isEmpty() || elements.size() > WORDS_MAX) {
            fault(path, "must have 1 to " + WORDS_MAX + " words");
        }
        return words;
    }

    private @Nullable RowDays days(String path, JsonNode value) {
        var from = value.path("from").asString("");
        var to = value.path("to").asString("");
        if (!value.isObject() || value.size() != 2 || from.isEmpty() || to.isEmpty()) {
            fault(path, "must be {from: 2026-11-20, to: 2026-12-24}, or each year {from: 11-20, to: 12-24}");
            return null;
        }
        try {
            if (from.length() == 5 && to.length() == 5) {
                return new RowDays.Season(MonthDay.parse("--" + from), MonthDay.parse("--" + to));
            }
            var range = new RowDays.Range(LocalDate.parse(from), LocalDate.parse(to));
            if (range.to().isBefore(range.from())) {
                fault(path, "must not end before it begins");
            }
            return range;
        } catch (DateTimeException e) {
            fault(
                    path,
                    "has a day that does not exist, or mixes a day of one year with a day of every year: " + from + ", "
                            + to);
            return null;
        }
    }

    private void fault(String path, String message) {
        faults.add(new DocumentFault(path, message));
    }
}
