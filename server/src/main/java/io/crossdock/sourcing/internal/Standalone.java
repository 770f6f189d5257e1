package io.crossdock.sourcing.internal;

import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Pricing;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.Supply;
import java.util.function.Function;

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

    /** Decides one order after the other on one supply, each seeing what those before it took; as {@link Sourcing#decide} does a list. */
    public static Function<Demand, Decision> deciding(String rateCard, String rules, Supply supply) {
        var policy = PolicyReader.read(rateCard, rules);
        return new Planner(policy, new Network(supply.nodes(), policy.rateCard()), supply)::decide;
    }
}
