package io.crossdock.policy.fact;

import java.util.Locale;

/** Since when a fact can be read. */
public enum FactOrigin {
    /** Given when the process starts; it never changes. */
    START,
    /** Set by stages of the process; before that it is zero, false or an empty text. Only its process can read it. */
    STAGE,
    /** Read from the database when a condition or a table asks for it, as it is then. */
    READ;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
