package io.crossdock.payments.extension;

import io.crossdock.engine.FactKey;

/** Facts of an extension's process that Java sets. Its documents declare them; their conditions may read them. */
public final class ExtensionFacts {

    /** What has to be authorized more, in minor units. */
    public static final FactKey<Long> AMOUNT_MINOR = FactKey.number("amountMinor");

    /** The order that is to cost more. */
    public static final FactKey<Long> EXTENDED_ORDER = FactKey.number("extendedOrder");

    private ExtensionFacts() {}
}
