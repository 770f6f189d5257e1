package io.crossdock.shared;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Elements by a key of theirs. */
public final class ListIndex {

    private ListIndex() {}

    /** Of elements with the same key the last. The map is the caller's, and in no order. */
    public static <K, T> Map<K, T> by(Collection<T> list, Function<? super T, ? extends K> key) {
        var found = new HashMap<K, T>();
        list.forEach(element -> found.put(key.apply(element), element));
        return found;
    }
}
