package io.crossdock.returns;

import io.crossdock.engine.FactKey;

/** Facts of a return's process that Java sets. Its documents declare them; their conditions may read them. */
public final class ReturnFacts {

    public static final FactKey<String> CHANNEL = FactKey.text("channel");
    public static final FactKey<Long> LINES = FactKey.number("lines");
    public static final FactKey<Long> UNITS = FactKey.number("units");

    private ReturnFacts() {}
}
