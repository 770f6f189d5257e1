package io.crossdock.orchestration.fact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts that one source answers.
 *
 * @param values by name, the value of a fact; null: it has none
 */
record FactReader<S>(Map<String, Function<S, @Nullable Object>> values) {

    /** Names among these that the source answers. */
    List<String> known(Set<String> names) {
        return names.stream().filter(values::containsKey).toList();
    }

    /** Adds the wanted values of a source to the facts of a subject. */
    void add(Collection<String> wanted, S source, Map<String, Object> facts) {
        for (var name : wanted) {
            var value = values.get(name);
            var found = value == null ? null : FactValue.of(value.apply(source));
            if (found != null) {
                facts.put(name, found);
            }
        }
    }

    static List<String> sorted(Stream<String> words) {
        return words.distinct().sorted().toList();
    }
}
