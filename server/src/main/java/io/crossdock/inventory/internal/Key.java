package io.crossdock.inventory.internal;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** A stock row. Sorted as PostgreSQL sorts the columns, so every lock is taken in one order. */
record Key(String sku, String node) implements Comparable<Key> {

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::sku).thenComparing(Key::node);

    /** The rows of a list of elements, each once. */
    static <T> TreeSet<Key> sorted(List<T> elements, Function<T, Key> key) {
        var keys = new TreeSet<Key>();
        elements.forEach(element -> keys.add(key.apply(element)));
        return keys;
    }

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
