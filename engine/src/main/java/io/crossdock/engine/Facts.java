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

    public static <T> Facts of(FactKey<T> key, T value) {
        return NONE.with(key, value);
    }

    public <T> Facts with(FactKey<T> key, T value) {
        var more = new HashMap<>(values);
        more.put(key.name(), value);
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
