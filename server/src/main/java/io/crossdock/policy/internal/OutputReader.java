package io.crossdock.policy.internal;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.policy.PolicySchema.Output;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the outputs of rows, under {@code then}. */
final class OutputReader {

    private final Map<String, Output> outputs;
    private final List<DocumentFault> faults;

    OutputReader(TableSchema schema, List<DocumentFault> faults) {
        this.outputs = schema.outputs().stream()
                .collect(Collectors.toMap(Output::name, o -> o, (a, b) -> a, LinkedHashMap::new));
        this.faults = faults;
    }

    /** Reads all outputs; each is required. */
    Map<String, Object> complete(String path, JsonNode node) {
        if (!node.isObject()) {
            fault(path, "is required: the values for questions that no row fits, with all of " + outputs.keySet());
            return Map.of();
        }
        outputs.keySet().stream()
                .filter(name -> !node.has(name))
                .forEach(name -> fault(path + "/" + name, "is required here"));
        return some(path, node);
    }

    /** Names of all outputs. */
    Set<String> names() {
        return outputs.keySet();
    }

    /** Reads outputs; at least one is required. */
    Map<String, Object> some(String path, JsonNode node) {
        if (!node.isObject() || node.isEmpty()) {
            fault(path, "must set at least one of " + outputs.keySet());
        }
        var values = new LinkedHashMap<String, Object>();
        for (var column : node.properties()) {
            var value = value(path + "/" + column.getKey(), outputs.get(column.getKey()), column.getValue());
            if (value != null) {
                values.put(column.getKey(), value);
            }
        }
        return values;
    }

    private @Nullable Object value(String path, @Nullable Output output, JsonNode value) {
        return switch (output) {
            case Output.Whole whole -> whole(path, whole, value);
            case Output.Flag flag ->
                value.isBoolean() ? (Object) value.booleanValue() : fault(path, "must be true or false");
            case Output.Choice choice ->
                choice.words().contains(value.asString(""))
                        ? value.asString("")
                        : fault(path, "must be one of " + choice.words() + ", not " + value);
            case Output.Words words -> words(path, value);
            case null -> fault(path, "is not a column; columns are " + outputs.keySet());
        };
    }

    private @Nullable Object whole(String path, Output.Whole whole, JsonNode value) {
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < whole.min()
                || value.longValue() > whole.max()) {
            return fault(path, "must be a whole number from " + whole.min() + " to " + whole.max() + ", not " + value);
        }
        return value.longValue();
    }

    private @Nullable Object words(String path, JsonNode value) {
        if (!value.isArray()
                || !value.valueStream()
                        .allMatch(e -> e.isString() && !e.stringValue().isBlank())) {
            return fault(path, "must be a list of words, not " + value);
        }
        var words = new TreeSet<String>();
        value.forEach(e -> words.add(e.stringValue()));
        return Collections.unmodifiableSet(words);
    }

    private @Nullable Object fault(String path, String message) {
        faults.add(new DocumentFault(path, message));
        return null;
    }
}
