package io.crossdock.engine;

import java.util.List;

/** Type of a fact in conditions. */
public enum FactType {
    STRING(""),
    INT(0L),
    DOUBLE(0.0),
    BOOL(false),
    /** A list of words. Such a fact is read when a condition asks for it and is never stored. */
    WORDS(List.of());

    private final Object zero;

    FactType(Object zero) {
        this.zero = zero;
    }

    /** Value of a fact that no capability has set. */
    public Object zero() {
        return zero;
    }
}
