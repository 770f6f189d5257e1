package io.crossdock.sourcing;

import io.crossdock.sourcing.internal.StoredSourcing;
import io.crossdock.sourcing.policy.PolicyReader;
import io.crossdock.sourcing.price.ShadowPrices;
import io.crossdock.sourcing.problem.NodeGeometry;
import io.crossdock.sourcing.router.OrderRouter;
import java.util.function.Function;

/** Sourcing without a server, for benches and simulations. */
public final class SourcingFactory {

    private SourcingFactory() {}

    /** @throws IllegalArgumentException with every fault of the policy */
    public static Sourcing sourcing(String rateCard, String rules) {
        return new StoredSourcing(PolicyReader.read(rateCard, rules));
    }

    /** @throws IllegalArgumentException with every fault of the policy */
    public static ScarcityPricing pricing(String rateCard, String rules) {
        return new ShadowPrices(PolicyReader.read(rateCard, rules));
    }

    /**
     * Decides one order after the other on one supply, as {@link Sourcing#decide} does for a list; each sees the supply
     * without the units of those before it.
     */
    public static Function<Demand, Decision> deciding(String rateCard, String rules, SourcingSupply supply) {
        var policy = PolicyReader.read(rateCard, rules);
        return new OrderRouter(policy, new NodeGeometry(supply.nodes(), policy.rateCard()), supply)::decide;
    }
}
