package io.crossdock.access.internal;

import java.util.List;

/**
 * What an operation asks of its caller.
 *
 * @param operation its name
 * @param demand a key with a permission, or something else
 * @param permission of a key; empty: any key
 * @param places where the request names the data that it is about
 */
public record AccessRule(String operation, AccessDemand demand, String permission, List<ScopePlace> places) {

    /** What opens an operation. */
    public enum AccessDemand {
        /** Nothing: it tells nobody's data. */
        NOTHING,
        /** The signature of a partner, which the operation checks. */
        SIGNATURE,
        /** Any key, whatever its scope. */
        KEY,
        /** A key with the permission; one with a scope, too: there is no data of brands, channels or nodes. */
        PERMISSION,
        /** A key with the permission, and a scope that the places are in. */
        SCOPED_PERMISSION
    }

    /** Whether no key is asked for. */
    public boolean isOpen() {
        return demand == AccessDemand.NOTHING || demand == AccessDemand.SIGNATURE;
    }
}
