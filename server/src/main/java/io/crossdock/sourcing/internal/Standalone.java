package io.crossdock.sourcing.internal;

import io.crossdock.sourcing.Pricing;
import io.crossdock.sourcing.Sourcing;

/** Sourcing without a server, for whoever only decides: benches and simulations. */
public final class Standalone {

    private Standalone() {}

    /** @throws IllegalArgumentException with every fault of the policy */
    public static Sourcing sourcing(String rateCard, String rules) {
        return new ExactSourcing(PolicyReader.read(rateCard, rules));
    }

    /** @throws IllegalArgumentException with every fault of the policy */
    public static Pricing pricing(String rateCard, String rules) {
        return new ShadowPrices(PolicyReader.read(rateCard, rules));
    }
}
