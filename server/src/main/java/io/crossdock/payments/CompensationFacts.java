package io.crossdock.payments;

import io.crossdock.engine.FactKey;

/** Facts of a compensation's process that Java sets. Its documents declare them; their conditions may read them. */
public final class CompensationFacts {

    /** What has to be paid back, in minor units. */
    public static final FactKey<Long> AMOUNT_MINOR = FactKey.number("amountMinor");

    private CompensationFacts() {}
}
