package io.crossdock.policy.internal;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.platform.NearestWord;
import io.crossdock.policy.PolicySchema;
import io.crossdock.policy.fact.FactCatalog;
import io.crossdock.policy.fact.FactDefinition;
import io.crossdock.policy.fact.FactKind;
import io.crossdock.policy.fact.FactSource;
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

    private final TableSchema schema;
    private final List<DocumentFault> faults;
    private final Set<String> sets;

    ConditionReader(TableSchema schema, List<DocumentFault> faults) {
        this.schema = schema;
        this.faults = faults;
        this.sets = schema.inputs().entrySet().stream()
                .filter(e -> e.getValue() == PolicySchema.Input.WORDS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    TableRow row(String path, String name, JsonNode when, Map<String, Object> values) {
        var words = new TreeMap<String, Set<String>>();
        var ranges = new TreeMap<String, RowRange>();
        RowDays days = null;
        if (!when.isObject() || when.isEmpty()) {
            fault(path, "must name at least one column; values for all other questions go under otherwise");
        }
        for (var column : when.properties()) {
            var at = path + "/" + column.getKey();
            var fact = schema.facts().get(column.getKey());
            switch (schema.inputs().get(column.getKey())) {
                case WORD, WORDS -> words.put(column.getKey(), words(at, fact, column.getValue()));
                case FLAG -> words.put(column.getKey(), flag(at, column.getValue()));
                case NUMBER -> ranges.put(column.getKey(), range(at, fact, column.getValue()));
                case DAY -> days = days(at, column.getValue());
                case null -> fault(at, unknown(column.getKey()));
            }
        }
        return new TableRow(
                name, Map.copyOf(words), sets, Map.copyOf(ranges), days, Map.copyOf(new LinkedHashMap<>(values)));
    }

    private String unknown(String name) {
        var known = schema.inputs().keySet().stream().sorted().toList();
        return schema.about() != null && FactCatalog.find(schema.about(), name).isPresent()
                ? "is not under question: add it there"
                : "is not a column; columns are " + known
                        + NearestWord.of(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("");
    }

    private Set<String> words(String path, @Nullable FactDefinition fact, JsonNode value) {
        var words = new TreeSet<String>();
        var elements = value.isArray() ? value.valueStream().toList() : List.of(value);
        for (var element : elements) {
            if (element.isNull() && fact != null) {
                missing(path, fact, words);
            } else if (!element.isString() || element.stringValue().isBlank()) {
                fault(path, "must be a word or a list of words, not " + element);
            } else if (!words.add(element.stringValue())) {
                fault(path, "has " + element.stringValue() + " twice");
            } else if (fact != null) {
                possible(path, fact, element.stringValue());
            }
        }
        if (elements.isEmpty() || elements.size() > WORDS_MAX) {
            fault(path, "must have 1 to " + WORDS_MAX + " words");
        }
        return words;
    }

    private void missing(String path, FactDefinition fact, Set<String> words) {
        if (fact.always() && fact.kind() != FactKind.WORDS) {
            fault(path, fact.name() + " always has a value");
        }
        words.add(TableRow.MISSING);
    }

    private void possible(String path, FactDefinition fact, String word) {
        var known = fact.range().words();
        if (!known.isEmpty() && !known.contains(word)) {
            fault(path, fact.name() + " is never " + word + ": that " + NearestWord.refusal(word, known));
        } else if (word.length() > FactSource.TEXT_MAX) {
            fault(path, "has a word of more than " + FactSource.TEXT_MAX + " characters, which no fact has");
        }
    }

    private Set<String> flag(String path, JsonNode value) {
        if (!value.isBoolean()) {
            fault(path, "must be true or false, not " + value);
        }
        return Set.of(value.asString("false"));
    }

    private RowRange range(String path, @Nullable FactDefinition fact, JsonNode value) {
        if (value.isNull()) {
            if (fact != null && fact.always()) {
                fault(path, fact.name() + " always has a value");
            }
            return RowRange.MISSING;
        }
        long least = fact == null ? Long.MIN_VALUE : fact.range().min();
        long most = fact == null ? Long.MAX_VALUE : fact.range().max();
        var from = value.isObject() ? value.path("from") : value;
        var to = value.isObject() ? value.path("to") : value;
        boolean form = !value.isObject()
                || !value.isEmpty()
                        && value.propertyNames().stream().allMatch(key -> key.equals("from") || key.equals("to"));
        if (!form || !whole(from) || !whole(to)) {
            fault(path, "must be a whole number, or {from: 1, to: 10} of which one may be left out");
            return RowRange.MISSING;
        }
        var range = new RowRange(
                from.isMissingNode() ? least : from.longValue(), to.isMissingNode() ? most : to.longValue());
        if (range.missing() || range.max() < least || range.min() > most) {
            fault(path, "fits no number: it is " + least + " to " + most);
        }
        return range;
    }

    private static boolean whole(JsonNode node) {
        return node.isMissingNode() || node.isIntegralNumber() && node.canConvertToLong();
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
