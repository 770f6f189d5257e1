package io.crossdock.allocation.demand;

import io.crossdock.policy.PolicyRuling;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;

/** A demand with the ruling behind it; the dates of its plan follow from the same ruling. */
public record RuledDemand(SourcingRequest wish, Demand demand, PolicyRuling ruling) {

    public long order() {
        return demand.order();
    }

    /** Whether the plan has the lines of this demand, so that the ruling applies to it. */
    public boolean covers(Decision.Sourced plan) {
        return plan.inputs().demand().lines().equals(demand.lines());
    }
}
