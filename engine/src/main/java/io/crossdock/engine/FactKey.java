package io.crossdock.engine;

/**
 * A fact of a process as Java sets and reads it. A document that runs a capability which learns it declares it under
 * {@code facts}.
 *
 * @param name as stored with every subject; never rename it
 * @param type in conditions
 * @param value Java's type of it
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

    /** The value among these facts; false, zero or an empty text where nobody has set it. */
    public T of(Facts facts) {
        return value.cast(facts.values().getOrDefault(name, type.zero()));
    }

    /** The same of one element of a batch. */
    public T of(Work work) {
        return of(work.facts());
    }
}
