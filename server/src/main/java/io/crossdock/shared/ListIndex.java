package io.crossdock.shared;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
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

    /** The element of a key that the map must have. @throws NoSuchElementException that names the key: a bug */
    public static <K, T> T known(Map<K, T> map, K key) {
        var found = map.get(key);
        if (found == null) {
            throw new NoSuchElementException("nothing is known of " + key);
        }
        return found;
    }
}
