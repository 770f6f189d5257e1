package io.crossdock.inventory.stock;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Key of a stock row. Sorts as PostgreSQL sorts the columns, so that all locks are taken in one order. */
public record StockKey(String sku, String node) implements Comparable<StockKey> {

    private static final Comparator<StockKey> ORDER =
            Comparator.comparing(StockKey::sku).thenComparing(StockKey::node);

    /** The keys of a list's elements, each once. */
    public static <T> TreeSet<StockKey> sorted(List<T> elements, Function<T, StockKey> key) {
        var keys = new TreeSet<StockKey>();
        elements.forEach(element -> keys.add(key.apply(element)));
        return keys;
    }

    @Override
    public int compareTo(StockKey other) {
        return ORDER.compare(this, other);
    }
}
