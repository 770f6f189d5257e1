package io.crossdock.policy.fact;

import io.crossdock.engine.FactType;
import java.util.Locale;

/** Type of a published fact. */
public enum FactKind {
    /** One word or text. */
    TEXT(FactType.STRING),
    /** Any number of words. */
    WORDS(FactType.WORDS),
    /** A whole number. */
    NUMBER(FactType.INT),
    /** True or false. */
    FLAG(FactType.BOOL),
    /** A day; in conditions a text such as {@code 2026-11-30}. */
    DAY(FactType.STRING);

    private final FactType type;

    FactKind(FactType type) {
        this.type = type;
    }

    /** Type in the conditions of a process. */
    public FactType type() {
        return type;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
