package io.crossdock.inventory.internal;

import java.util.Comparator;

/** A stock row. Sorted as PostgreSQL sorts the columns, so every lock is taken in one order. */
record Key(String sku, String node) implements Comparable<Key> {

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::sku).thenComparing(Key::node);

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
