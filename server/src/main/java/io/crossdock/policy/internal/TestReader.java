package io.crossdock.policy.internal;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.DocumentText;
import io.crossdock.policy.PolicyQuestion;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the tests of a table, under {@code tests}, and runs them. */
final class TestReader {

    private static final int TESTS_MAX = 1_000;
    private static final Set<String> TEST = Set.of("name", "given", "rule", "then");

    private final TableSchema schema;
    private final OutputReader outputs;
    private final List<DocumentFault> faults;

    TestReader(TableSchema schema, OutputReader outputs, List<DocumentFault> faults) {
        this.schema = schema;
        this.outputs = outputs;
        this.faults = faults;
    }

    /** The tests without faults, by path. */
    Map<String, TableTest> read(JsonNode list) {
        var tests = new LinkedHashMap<String, TableTest>();
        if (!list.isMissingNode() && !list.isArray() || list.size() > TESTS_MAX) {
            fault("/tests", "must be a list of at most " + TESTS_MAX + " tests");
            return tests;
        }
        for (int i = 0; i < list.size(); i++) {
            int before = faults.size();
            var path = "/tests/" + i;
            var test = test(path, list.get(i));
            if (faults.size() == before) {
                tests.put(path, test);
            }
        }
        return tests;
    }

    private TableTest test(String path, JsonNode node) {
        DocumentText.known(path, node, TEST, faults);
        var rule = node.path("rule");
        if (!node.has("then") && !rule.isString()) {
            fault(path, "must say what is answered under then, or by which row under rule");
        }
        return new TableTest(
                node.path("name").asString("test " + path.substring(path.lastIndexOf('/') + 1)),
                question(path + "/given", node.path("given")),
                rule.isString() ? rule.stringValue() : null,
                node.has("then") ? outputs.some(path + "/then", node.path("then")) : Map.of());
    }

    private PolicyQuestion question(String path, JsonNode given) {
        var words = new HashMap<String, Set<String>>();
        var numbers = new HashMap<String, Long>();
        var day = LocalDate.EPOCH;
        if (!given.isObject()) {
            fault(path, "is required: the facts of the question");
        }
        for (var column : given.properties()) {
            var name = column.getKey();
            var at = path + "/" + name;
            var value = column.getValue();
            if (value.isNull()) {
                continue;
            }
            switch (schema.inputs().get(name)) {
                case WORD -> words.put(name, Set.of(word(at, value)));
                case WORDS -> words.put(name, words(at, value));
                case FLAG -> words.put(name, Set.of(flag(at, value)));
                case NUMBER -> numbers.put(name, number(at, value));
                case DAY -> day = day(at, value);
                case null -> fault(at, "is no fact of the question");
            }
        }
        required(path, given);
        return new PolicyQuestion(words, day, numbers);
    }

    private void required(String path, JsonNode given) {
        schema.facts().forEach((name, fact) -> {
            boolean counts = fact.always() && schema.inputs().get(name) != io.crossdock.policy.PolicySchema.Input.WORDS;
            if (counts && !given.hasNonNull(name)) {
                fault(path, "must have " + name + ", which every question has");
            }
        });
    }

    private String word(String path, JsonNode value) {
        if (!value.isString()) {
            fault(path, "must be a word, not " + value);
        }
        return value.asString("?");
    }

    private String flag(String path, JsonNode value) {
        if (!value.isBoolean()) {
            fault(path, "must be true or false, not " + value);
        }
        return value.asString("false");
    }

    private Set<String> words(String path, JsonNode value) {
        var words = new TreeSet<String>();
        var elements = value.isArray() ? value.valueStream().toList() : List.of(value);
        elements.forEach(element -> words.add(word(path, element)));
        return words;
    }

    private long number(String path, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            fault(path, "must be a whole number, not " + value);
            return 0;
        }
        return value.longValue();
    }

    private LocalDate day(String path, JsonNode value) {
        try {
            return LocalDate.parse(value.asString(""));
        } catch (DateTimeException e) {
            fault(path, "must be a day such as 2026-11-30, not " + value);
            return LocalDate.EPOCH;
        }
    }

    /** Adds a fault for every test that fails. */
    static void run(DecisionTable table, List<DocumentFault> faults) {
        table.body().tests().forEach((path, test) -> {
            var why = failure(table, test);
            if (why != null) {
                faults.add(new DocumentFault(path, "'" + test.name() + "' fails: " + why));
            }
        });
    }

    private static @Nullable String failure(DecisionTable table, TableTest test) {
        if (test.rule() != null
                && !test.rule().equals(DecisionTable.OTHERWISE)
                && !table.rules().contains(test.rule())) {
            return "there is no row '" + test.rule() + "'";
        }
        io.crossdock.policy.PolicyRuling ruling;
        try {
            ruling = table.answer(test.question());
        } catch (IllegalStateException noRow) {
            return "no row fits it";
        }
        if (test.rule() != null && !test.rule().equals(ruling.rule())) {
            return "row '" + ruling.rule() + "' answers, not '" + test.rule() + "'";
        }
        for (var wanted : test.answers().entrySet()) {
            var got = ruling.values().get(wanted.getKey());
            if (!Objects.equals(got, wanted.getValue())) {
                return "row '" + ruling.rule() + "' answers " + wanted.getKey() + ": " + got + ", not "
                        + wanted.getValue();
            }
        }
        return null;
    }

    private void fault(String path, String message) {
        faults.add(new DocumentFault(path, message));
    }
}
