package io.crossdock.engine;

/**
 * A fact of a process, as Java sets and reads it. A document declares under {@code facts} those that its capabilities
 * set.
 *
 * @param name as stored with every subject; never rename it
 * @param type type in conditions
 * @param value Java type of the value
 */
public record FactKey<T>(String name, FactType type, Class<T> value) {

    public static FactKey<Boolean> flag(String name) {
        return new FactKey<>(name, FactType.BOOL, Boolean.class);
    }

    public static FactKey<String> text(String name) {
        return new FactKey<>(name, FactType.STRING, String.class);
    }

    public static FactKey<Long> number(String name) {
        return new FactKey<>(name, FactType.INT, Long.class);
    }

    /** The value among these facts; false, zero or an empty text if no capability has set it. */
    public T of(Facts facts) {
        return value.cast(facts.values().getOrDefault(name, type.zero()));
    }

    /** The value among the facts of one element of a batch. */
    public T of(Work work) {
        return of(work.facts());
    }
}
