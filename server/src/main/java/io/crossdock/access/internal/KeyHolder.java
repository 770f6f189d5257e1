package io.crossdock.access.internal;

import io.crossdock.access.AccessKey;
import io.crossdock.access.KeyScope;
import java.util.Set;

/**
 * Who calls.
 *
 * @param key the key that was shown
 * @param permissions of its roles
 */
public record KeyHolder(AccessKey key, Set<String> permissions) {

    /** Where a request keeps its caller. */
    public static final String ATTRIBUTE = KeyHolder.class.getName();

    public String principal() {
        return key.terms().principal();
    }

    public KeyScope scope() {
        return key.terms().scope();
    }
}
