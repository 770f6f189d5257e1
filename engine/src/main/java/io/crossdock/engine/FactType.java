package io.crossdock.engine;

/** Type of a fact in conditions. */
public enum FactType {
    STRING(""),
    INT(0L),
    DOUBLE(0.0),
    BOOL(false);

    private final Object zero;

    FactType(Object zero) {
        this.zero = zero;
    }

    /** Value of a fact that no capability has set. */
    public Object zero() {
        return zero;
    }
}
