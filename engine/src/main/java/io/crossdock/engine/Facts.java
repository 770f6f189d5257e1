package io.crossdock.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Facts about a subject, for the conditions of its process: names and values, as the document declares them under
 * {@code facts}. Values are {@code String}, {@code Long}, {@code Double}, {@code Boolean} or, of facts that are read
 * when they are asked for, a list of words. This is the engine's only open map, because documents are data.
 */
public record Facts(Map<String, Object> values) {

    public static final Facts NONE = new Facts(Map.of());

    /**
     * The values that a fact may have.
     *
     * @param words the words that a text may be; empty: any
     * @param min least number; {@code max} likewise
     */
    public record Bounds(FactType type, Set<String> words, long min, long max) {}

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

    /** These facts plus the others, which win where both have a value. */
    public Facts with(Facts others) {
        if (others.values.isEmpty()) {
            return this;
        }
        var more = new HashMap<>(values);
        more.putAll(others.values);
        return new Facts(more);
    }
}
