package io.crossdock.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * What is known about a subject to its process's conditions: names and values as declared under {@code facts} in the
 * document. Values are {@code String}, {@code Long}, {@code Double} or {@code Boolean}. The one open map of the engine:
 * the documents are data.
 */
public record Facts(Map<String, Object> values) {

    public static final Facts NONE = new Facts(Map.of());

    public Facts {
        values = Map.copyOf(values);
    }

    public static Facts of(String name, Object value) {
        return new Facts(Map.of(name, value));
    }

    public Facts with(String name, Object value) {
        var more = new HashMap<>(values);
        more.put(name, value);
        return new Facts(more);
    }

    /** These facts, overwritten and completed by the others. */
    public Facts with(Facts others) {
        if (others.values.isEmpty()) {
            return this;
        }
        var more = new HashMap<>(values);
        more.putAll(others.values);
        return new Facts(more);
    }
}
