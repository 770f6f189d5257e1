package io.crossdock.access;

import java.util.Locale;

/** By what data is kept apart. */
public enum ScopeDimension {
    BRAND,
    CHANNEL,
    NODE;

    /** As the table of permissions writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
