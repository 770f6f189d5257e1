package io.crossdock.policy.internal;

import io.crossdock.policy.PolicyQuestion;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Facts as a table's question. */
final class FactQuestion {

    private FactQuestion() {}

    /** Those of the facts that the table asks for, in the order of their names; without those that have no value. */
    static Map<String, Object> asked(TableSchema schema, Map<String, Object> facts) {
        var asked = new TreeMap<String, Object>();
        for (var name : schema.facts().keySet()) {
            var value = facts.get(name);
            if (value != null && !value.equals("") && !(value instanceof Collection<?> words && words.isEmpty())) {
                asked.put(name, value);
            }
        }
        return asked;
    }

    static PolicyQuestion of(TableSchema schema, Map<String, Object> facts) {
        var words = new HashMap<String, Set<String>>();
        var numbers = new HashMap<String, Long>();
        var day = LocalDate.EPOCH;
        for (var column : schema.inputs().entrySet()) {
            var name = column.getKey();
            var value = facts.get(name);
            if (value != null) {
                switch (column.getValue()) {
                    case WORD, FLAG -> words.put(name, Set.of(String.valueOf(value)));
                    case WORDS -> words.put(name, words(value));
                    case NUMBER -> numbers.put(name, ((Number) value).longValue());
                    case DAY -> day = LocalDate.parse(String.valueOf(value));
                }
            }
        }
        return new PolicyQuestion(words, day, numbers);
    }

    private static Set<String> words(@Nullable Object value) {
        var words = new TreeSet<String>();
        if (value instanceof Collection<?> all) {
            all.forEach(word -> words.add(String.valueOf(word)));
        }
        return words;
    }
}
